/** Marks at the head of an APP1 segment of a JPEG; other formats copy the first. */
export const EXIF = 'Exif\0\0';
export const XMP = 'http://ns.adobe.com/xap/1.0/\0';
/** The text of this segment stands behind a digest of 32 characters and two numbers. */
export const EXTENDED = 'http://ns.adobe.com/xmp/extension/\0';
