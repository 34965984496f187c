import type { Texts } from '../en.ts';

export const keys: Texts['keys'] = {
  title: 'แป้นลัด',
  list: 'รายการนี้',
  search: 'ค้นหาฟีเจอร์',
  move: 'ไปมาระหว่างการ์ด',
  choose: 'เลือก หรือนำออก',
  configure: 'กรอกค่าของการ์ด',
  back: 'กลับไปที่การ์ด ล้างการค้นหา',
  plain: 'แป้นเดี่ยวที่ไม่ใช้ Ctrl หรือ ⌘',
};
