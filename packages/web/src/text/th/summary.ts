import type { Texts } from '../en.ts';

const number = (value: number) => value.toLocaleString('th');

export const summary: Texts['summary'] = {
  title: 'ผลรวม',
  features: () => 'ฟีเจอร์',
  cameAlong: (count) => `ตามมา ${number(count)}`,
  allChosen: 'คุณเลือกเองทั้งหมด',
  packages: () => 'แพ็กเกจ',
  unknown: 'ไม่ทราบ',
  unknownWhy: (release) => `ไม่ทราบจำนวนแพ็กเกจก่อนติดตั้ง เพราะ Backstage ${release} ไม่มี lockfile ที่นี่`,
  installed: (size) => `ติดตั้งแล้ว ${size}`,
  files: () => 'ไฟล์',
  filesSize: (size) => `ซอร์ส ${size}`,
  before: 'เป็นค่าก่อนมีสิ่งที่ต้องแก้ไข',
  problems: (count) => `มี ${number(count)} จุดที่ต้องกรอกหรือแก้ไข`,
  warnings: (count) => `มี ${number(count)} เรื่องที่ควรรู้`,
  environment: (count) => `ตัวแปรสภาพแวดล้อม ${number(count)} ตัว`,
  environmentHint: 'พอร์ทัลเริ่มได้โดยไม่มีตัวแปรเหล่านี้ ส่วนที่ต้องใช้จะบอกเอง',
  needed: (count) => `จำเป็น ${number(count)}`,
  optional: (count) => `ไม่บังคับ ${number(count)}`,
  production: (count) => `ใน production ${number(count)}`,
  groups: {
    needed: 'จำเป็นสำหรับสิ่งที่คุณเลือก',
    optional: 'ไม่บังคับ: ไม่มีก็ทำงานได้ แต่ได้น้อยลง',
    production: 'เฉพาะใน production',
  },
  obtain: 'ขอรับได้ที่ไหน',
  scopes: (scopes) => `สโคป: ${scopes}`,
  forFeatures: (titles) => `สำหรับ ${titles}`,
  noEnvironment: 'ไม่ต้องใช้ตัวแปรสภาพแวดล้อม',
  open: 'เปิดผลรวม',
  short: (count) => `${number(count)} ฟีเจอร์`,
  shortProblems: (count) => `ต้องแก้ ${number(count)}`,
  announced: {
    features: (count) => `${number(count)} ฟีเจอร์`,
    packages: (count) => `${number(count)} แพ็กเกจ`,
    problems: (count) => `ต้องกรอกหรือแก้ไข ${number(count)} จุด`,
    warnings: (count) => `คำเตือน ${number(count)} ข้อ`,
    sentence: (parts) => parts,
  },
};
