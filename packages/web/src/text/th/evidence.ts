import type { Texts } from '../en.ts';

export const evidence: Texts['evidence'] = {
  back: 'กลับไปที่ตัวเลือก',
  proven: (feature, release) => `${feature} บน Backstage ${release}`,
  seen: 'เห็นว่าทำงานจริง',
  seenOn: (date, node) => `ในพอร์ทัลที่รันจริงโดยเลือกทุกฟีเจอร์ เมื่อ ${date} ด้วย Node ${node}`,
  proves: 'สิ่งที่แสดงให้เห็น',
  picture: 'หน้าตาที่เห็น',
  pictureOf: (feature) => `หน้าหนึ่งของพอร์ทัลที่รันจริง มี ${feature}`,
  probes: 'สิ่งที่เปิด และสิ่งที่พบ',
  page: 'หน้า',
  request: 'คำขอ',
  shows: 'พบ',
  packages: 'ด้วยแพ็กเกจเหล่านี้',
  package: 'แพ็กเกจ',
  version: 'เวอร์ชัน',
  tests: 'การทดสอบที่พิสูจน์เพิ่มเติม',
  notProven: (feature, release) => `${feature} ยังไม่พิสูจน์บน Backstage ${release}`,
  notProvenWhy:
    'ยังไม่มีใครเห็นฟีเจอร์นี้ทำงานในพอร์ทัลของรุ่นนี้ที่นี่ แต่ยังเลือกได้: โปรเจกต์สร้างด้วยกฎเดียวกัน และใช้แพ็กเกจของรุ่นนั้น',
  provenElsewhere: 'พิสูจน์แล้วบน:',
  unknown: (feature) => `ไม่มีฟีเจอร์ “${feature}”`,
  unknownFix: 'ดูในตัวเลือกว่าตอนนี้ใช้ชื่ออะไร',
  failed: 'โหลดหลักฐานไม่สำเร็จ',
};
