import type { Texts } from '../en.ts';

const number = (value: number) => value.toLocaleString('th');

export const configure: Texts['configure'] = {
  title: (feature) => `ค่าของ ${feature}`,
  loading: 'กำลังโหลดแบบฟอร์ม',
  required: 'จำเป็น',
  byDefault: (value) => `ค่าเริ่มต้น: ${value}`,
  example: (value) => `ตัวอย่างเช่น ${value}`,
  choose: 'เลือกหนึ่งรายการ',
  more: (count) => `ตัวเลือกเพิ่มเติม ${number(count)} รายการ`,
  addTag: 'กด Enter เพื่อเพิ่ม',
  tagsOf: (label) => `${label}: รายการที่มีอยู่`,
  wrongTag: (tag) => `เขียน “${tag}” แบบนี้ไม่ได้`,
  addItem: (title) => `เพิ่มลงใน ${title}`,
  removeItem: (index) => `นำรายการที่ ${number(index)} ออก`,
  up: (index) => `เลื่อนรายการที่ ${number(index)} ขึ้น`,
  down: (index) => `เลื่อนรายการที่ ${number(index)} ลง`,
  secrets: (count) => `ข้อมูลลับ ${number(count)} รายการ`,
  secretsOf: (feature) => `ข้อมูลลับของ ${feature}`,
  secretsHere: 'เก็บในไฟล์ .env ของโปรเจกต์บนเครื่องนี้ ซึ่ง git ไม่ติดตาม และไม่ไปที่อื่น เพิ่มภายหลังก็ได้',
  secretsLater: 'ไม่ต้องพิมพ์ที่นี่ หลังสร้างแล้วให้ใส่ในไฟล์ .env ของโปรเจกต์ ซึ่ง git ไม่ติดตาม',
  optional: 'ไม่บังคับ',
  inProduction: 'เฉพาะใน production',
  scopes: 'สโคป:',
  obtain: 'ขอรับ',
  obtainOf: (title) => `ขอรับ ${title}`,
  inFile: (place) => `ตั้งค่า ${place} ใน stagecraft.yaml`,
};
