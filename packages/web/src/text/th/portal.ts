import type { Texts } from '../en.ts';

const number = (value: number) => value.toLocaleString('th');

export const portal: Texts['portal'] = {
  title: 'พอร์ทัลของคุณ',
  scene: 'หน้าของพอร์ทัล',
  scenes: { signIn: 'ลงชื่อเข้าใช้', home: 'หน้าแรก', component: 'คอมโพเนนต์', search: 'ค้นหา' },
  isNew: 'ใหม่',
  hint: 'ชี้ที่ส่วนใดก็ได้เพื่อดูว่ามาจากฟีเจอร์ไหน',
  fresh: (titles) => `ใหม่: ${titles}`,
  fold: 'พับภาพร่าง',
  unfold: 'กางภาพร่าง',
  picture: (scene) => `ภาพร่างของพอร์ทัล: ${scene}`,
  groups: {
    provider: 'วิธีลงชื่อเข้าใช้',
    sidebar: 'แถบด้านข้าง',
    widget: 'หน้าแรก',
    tab: 'แท็บของคอมโพเนนต์',
    card: 'การ์ดของคอมโพเนนต์',
    source: 'สิ่งที่ค้นหาได้',
    engine: 'เครื่องมือค้นหา',
  },
  kinds: {
    provider: 'วิธีลงชื่อเข้าใช้',
    sidebar: 'รายการในแถบด้านข้าง',
    widget: 'การ์ดของหน้าแรก',
    tab: 'แท็บของคอมโพเนนต์',
    card: 'การ์ดของคอมโพเนนต์',
    source: 'ค้นหาด้วย',
    engine: 'เครื่องมือค้นหา',
  },
  from: (kind, feature) => `${kind} จาก ${feature}`,
  also: 'นอกจากนี้',
  alsoMore: (count) => `และอีก ${number(count)} อย่างที่มองไม่เห็น`,
  alsoLess: 'แสดงน้อยลง',
  words: {
    shows: 'พอร์ทัลของคุณแสดง:',
    none: (group) => `${group}: ยังไม่มี`,
  },
  empty: {
    signIn: { says: 'ยังไม่มีใครลงชื่อเข้าใช้ได้', fix: 'เลือกวิธีลงชื่อเข้าใช้' },
    home: { says: 'ไม่มีหน้าแรก ผู้ใช้เริ่มที่แคตตาล็อก', fix: 'เพิ่มหน้าแรก' },
    search: { says: 'ยังค้นหาอะไรไม่ได้', fix: 'เพิ่มการค้นหา' },
  },
  // Backstage itself speaks English, so its own words stay as they are.
  sample: {
    component: 'payments-api',
    kind: 'Component · service',
    owner: 'Owner',
    ownerName: 'payments',
    lifecycle: 'Lifecycle',
    lifecycleName: 'production',
    signIn: 'Sign in',
    term: 'payments',
    all: 'All',
    resultType: 'Result type',
    engine: 'Engine',
  },
};
