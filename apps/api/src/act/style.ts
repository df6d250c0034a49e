/** The looks of the page; light and dark, by what the phone is set to. */
export const STYLE = `
:root{color-scheme:light dark;--ink:#2b2118;--dim:#6b5c48;--paper:#fbf7f0;--card:#fff;--line:#e6dcc8;--red:#b3261e;--on-red:#fff;--green:#2e7d32}
@media (prefers-color-scheme:dark){:root{--ink:#efe7da;--dim:#b5a78f;--paper:#1b1713;--card:#26211b;--line:#4a4034;--red:#ff8a80;--on-red:#3b0906;--green:#81c784}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.6 'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',system-ui,sans-serif;overflow-wrap:anywhere}
main{max-width:34rem;margin:0 auto;padding:1.1rem 1rem 3rem}
header{color:var(--dim);font-size:.88rem;line-height:1.5}
h1{font-size:1.5rem;line-height:1.3;margin:.7rem 0 .2rem}
h2{font-size:1.08rem;margin:0 0 .5rem}
p{margin:.35rem 0}
.by{font-size:1.05rem;margin:0 0 1.1rem}
.late{color:var(--red);font-weight:600}
.card,details{background:var(--card);border:1px solid var(--line);border-radius:.8rem;padding:.95rem 1rem;margin:0 0 .8rem}
dl{margin:0 0 1.1rem}
dl>div{display:grid;grid-template-columns:minmax(5em,25%) 1fr;gap:.2rem .75rem}
dt{color:var(--dim)}
dd{margin:0}
.wrong{border-color:var(--red);border-left-width:.35rem}
.done{border-color:var(--green);border-left-width:.35rem}
.dim{color:var(--dim);font-size:.92rem}
summary{cursor:pointer;min-height:1.6rem;font-weight:600}
details>form:first-of-type,details>p,details>div{margin-top:.7rem}
label{display:block;margin:.7rem 0 .25rem}
input,select,button{font:inherit;color:inherit;width:100%;min-height:3rem;padding:.55rem .8rem;border:1px solid var(--line);border-radius:.6rem;background:var(--paper)}
form+form{margin-top:.9rem}
form button{margin-top:.55rem}
.choices button,.row button{margin-top:0}
input[type=file]{padding:.7rem .8rem}
button{cursor:pointer;font-weight:600}
.main{background:var(--red);border-color:var(--red);color:var(--on-red);margin-top:1rem}
.choices{display:grid;grid-template-columns:1fr 1fr;gap:.55rem}
.choices button{padding:.55rem .3rem}
.row{display:grid;grid-template-columns:1fr auto;gap:.55rem}
.row button{width:auto}
:focus-visible{outline:3px solid var(--red);outline-offset:2px}
footer{margin-top:1.2rem}
a{color:inherit}
`;
