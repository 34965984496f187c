import type { Texts } from '../en.ts';

export const common: Texts['common'] = {
  app: 'Stagecraft',
  pageTitle: (portal) => `${portal} · Stagecraft`,
  skipToMain: 'ข้ามไปยังตัวเลือก',
  theme: { label: 'ธีม', system: 'ตามระบบ', light: 'สว่าง', dark: 'มืด' },
  language: 'ภาษา',
  settings: 'การตั้งค่าเพิ่มเติม',
  release: {
    label: 'รุ่นของ Backstage',
    short: 'Backstage',
    option: (version, state) => `${version} · ${state}`,
    proven: 'พิสูจน์แล้ว',
    locked: 'มี lockfile',
    unlocked: 'ไม่มี lockfile',
    chose: (version) => `เลือก Backstage ${version}`,
  },
  presets: 'ชุดสำเร็จ',
  presetsReplace: (count) =>
    count === 0
      ? 'เลือกทั้งหมดนี้ในครั้งเดียว'
      : `แทนที่ ${count.toLocaleString('th')} รายการที่คุณเลือกไว้ ชื่อและข้อความยังคงเดิม`,
  undo: 'เลิกทำ',
  loading: 'กำลังโหลดสิ่งที่เลือกได้',
  loadFailed: 'โหลดสิ่งที่เลือกได้ไม่สำเร็จ',
  loadFailedFix: 'ตรวจสอบการเชื่อมต่อ แล้วลองอีกครั้ง',
  partFailed: 'โหลดส่วนนี้ของหน้าไม่สำเร็จ',
  retry: 'ลองอีกครั้ง',
  close: 'ปิด',
  copy: 'คัดลอก',
  copied: 'คัดลอกแล้ว',
  contents: 'สารบัญ',
  beside: 'พอร์ทัลของคุณและผลรวมของตัวเลือก',
  crashed: {
    title: 'หน้านี้หยุดทำงาน',
    says: 'เป็นความผิดพลาดของเรา สิ่งที่คุณเลือกไว้ไม่ได้หายไป คัดลอกเก็บไว้ แล้วโหลดหน้าใหม่',
    link: 'คัดลอกลิงก์ของสิ่งที่เลือก',
    linkName: 'ลิงก์',
    yaml: 'คัดลอก stagecraft.yaml',
    reload: 'โหลดหน้าใหม่',
    detail: 'เกิดอะไรขึ้น',
  },
};
