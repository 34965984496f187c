import type { Hint } from '../../configure/hint.ts';
import type { Texts } from '../en.ts';

const number = (value: number) => value.toLocaleString('th');

function hint(of: Hint): string {
  switch (of.kind) {
    case 'incomplete':
      return 'กรอกค่าที่จำเป็นให้ครบ';
    case 'choices':
      return `เลือกหนึ่งในนี้: ${of.choices.join(', ')}`;
    case 'example':
      return `เขียนแบบนี้: ${of.example}`;
    case 'address':
      return 'เขียนที่อยู่แบบเต็ม เช่น https://portal.example.com';
    case 'email':
      return 'เขียนที่อยู่อีเมล';
    case 'number':
      return limits(of.from, of.to);
    case 'length':
      return of.to === undefined ? `เขียนอย่างน้อย ${of.from} ตัวอักษร` : `เขียนไม่เกิน ${of.to} ตัวอักษร`;
  }
}

function limits(from: number | undefined, to: number | undefined): string {
  if (from !== undefined && to !== undefined) return `เขียนตัวเลขตั้งแต่ ${from} ถึง ${to}`;
  if (from !== undefined) return `เขียนตัวเลขตั้งแต่ ${from} ขึ้นไป`;
  return to === undefined ? 'เขียนตัวเลข' : `เขียนตัวเลขไม่เกิน ${to}`;
}

export const configure: Texts['configure'] = {
  title: (feature) => `ค่าของ ${feature}`,
  loading: 'กำลังโหลดแบบฟอร์ม',
  hint,
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
