import { ConfigProvider, theme as antd } from 'antd';
import { useEffect, useState } from 'react';
import { Outlet } from 'react-router';

const DARK = '(prefers-color-scheme: dark)';

/** Light or dark as the device is, and as it changes. */
function useDark(): boolean {
  const [dark, setDark] = useState(() => matchMedia(DARK).matches);
  useEffect(() => {
    const query = matchMedia(DARK);
    const look = () => setDark(query.matches);
    query.addEventListener('change', look);
    return () => query.removeEventListener('change', look);
  }, []);
  return dark;
}

/** The screens within that are made of antd, in colours that reach WCAG AA on both papers. */
export default function Themed() {
  const dark = useDark();
  const token = {
    colorPrimary: dark ? '#ff8a80' : '#b3261e',
    colorBgBase: dark ? '#1b1713' : '#ffffff',
    colorTextBase: dark ? '#efe7da' : '#2b2118',
    borderRadius: 12,
    fontSize: 16,
    controlHeight: 44,
    fontFamily: "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', system-ui, sans-serif",
  };
  const components = { Button: { primaryColor: dark ? '#1b1713' : '#ffffff' } };
  return (
    <ConfigProvider
      theme={{ algorithm: dark ? antd.darkAlgorithm : antd.defaultAlgorithm, token, components }}
      button={{ autoInsertSpace: false }}
    >
      <Outlet />
    </ConfigProvider>
  );
}
