import type { Texts } from '../en.ts';

const number = (value: number) => value.toLocaleString('th');
const files = (count: number) => `${number(count)} ไฟล์`;

function changedFiles(added: number, changed: number, removed: number): string {
  const parts = [
    [added, 'ใหม่'],
    [changed, 'เปลี่ยน'],
    [removed, 'ถูกนำออก'],
  ] as const;
  const told = parts.filter(([count]) => count > 0);
  if (told.length === 0) return 'ไม่มีไฟล์ที่เปลี่ยน';
  return told.map(([count, how]) => `${how} ${files(count)}`).join(', ');
}

export const preview: Texts['preview'] = {
  title: 'ดูตัวอย่าง',
  open: 'ดูตัวอย่าง: ไฟล์ การเปลี่ยนแปลง เหตุผล',
  openLong: 'ดูตัวอย่าง: ไฟล์ · การเปลี่ยนแปลง · เหตุผล',
  key: 'เปิดและปิดตัวอย่าง',
  close: 'ปิดตัวอย่าง',
  resize: 'ความสูงของตัวอย่าง',
  height: (percent) => `ร้อยละ ${number(percent)} ของหน้าต่าง`,
  views: 'ส่วนของโปรเจกต์ที่แสดง',
  files: 'ไฟล์',
  changes: 'การเปลี่ยนแปลง',
  why: 'เหตุผล',
  count: (title, count) => `${title} (${count})`,
  loading: 'กำลังประกอบโปรเจกต์',
  failed: 'ประกอบโปรเจกต์ไม่สำเร็จ',
  lastGood: (problems) => `ต้องแก้ ${number(problems)} จุดก่อน นี่คือโปรเจกต์ก่อนหน้านั้น`,
  back: 'กลับไปที่รายการ',

  template: 'เทมเพลตของ Backstage',
  stagecraft: 'Stagecraft',
  templateIs: 'สิ่งที่เทมเพลตของต้นทางนำมาให้ทุก Backstage',
  stagecraftIs: 'สิ่งที่ Stagecraft ตั้งไว้ในทุกโปรเจกต์',

  tree: 'ไฟล์ของโปรเจกต์',
  filter: 'กรองไฟล์ตามชื่อ',
  noFiles: 'ไม่มีไฟล์ที่มีคำนี้ในชื่อ',
  noFilesOf: (title) => `${title} ไม่ได้ใส่อะไรลงในไฟล์`,
  showAll: 'แสดงไฟล์ทั้งหมด',
  shown: (shown, all) => `${number(shown)} จาก ${files(all)}`,
  onlyOf: (title) => `เฉพาะ ${title}`,
  everything: 'แสดงทั้งหมดอีกครั้ง',
  added: 'ใหม่',
  changed: 'เปลี่ยน',
  removed: 'ถูกนำออก',
  changesInside: () => 'การเปลี่ยนแปลงข้างใน',
  from: (titles) => `จาก ${titles}`,
  more: (count) => `+${number(count)}`,

  file: {
    path: 'พาธของไฟล์',
    executable: 'รันได้',
    lines: (count) => `${number(count)} บรรทัด`,
    origins: 'ใครใส่ไว้: กดเพื่อดูเฉพาะบรรทัดของฟีเจอร์นั้น',
    linesAfter: () => 'บรรทัด',
    moreOrigins: (count) => `อีก ${number(count)}`,
    fewerOrigins: 'น้อยลง',
    nothingOf: (title) => `${title} ไม่ได้ใส่อะไรลงในไฟล์นี้`,
    next: (title) => `ตำแหน่งถัดไปของ ${title}`,
    previous: (title) => `ตำแหน่งก่อนหน้าของ ${title}`,
    search: 'ค้นหาในไฟล์',
    wrap: 'ตัดบรรทัดที่ยาว',
    wrapShort: 'ตัดบรรทัด',
    content: 'ไฟล์',
    download: 'ดาวน์โหลดไฟล์นี้',
    showChange: 'แสดงสิ่งที่เปลี่ยน',
    isNew: 'ใหม่จากการเลือกครั้งล่าสุด',
    isChanged: 'เปลี่ยนจากการเลือกครั้งล่าสุด',
    gone: (titles) => `${titles} ถูกนำออก ไฟล์นี้จึงถูกนำออกด้วย`,
    goneWithChange: 'การเปลี่ยนครั้งล่าสุดนำไฟล์นี้ออกจากโปรเจกต์',
    otherFiles: 'แสดงไฟล์อื่นของการเปลี่ยนนี้',
    line: (line) => `บรรทัด ${number(line)}`,
    putBy: (title) => `ใส่โดย ${title}`,
    picture: 'รูปภาพ',
    icon: 'ไอคอน',
    program: 'ตัวโปรแกรม yarn เป็นไฟล์เดียวตามที่ผู้พัฒนาให้มา',
    binary: 'ไม่ใช่ข้อความ',
  },

  change: {
    label: 'ไฟล์ของการเปลี่ยนครั้งล่าสุด',
    summary: (label, added, changed, removed) =>
      `${label}: ${changedFiles(added, changed, removed)}`,
    typed: (field, feature) => (feature === '' ? `เปลี่ยน${field}` : `เปลี่ยนค่าของ ${feature}`),
    opened: 'เปิดตัวเลือกอื่น',
    fields: {
      name: 'ชื่อ',
      title: 'ชื่อที่แสดง',
      organization: 'องค์กร',
    },
    none: 'ยังไม่มีอะไรเปลี่ยน',
    noneHint: 'เพิ่มหรือนำฟีเจอร์ออกด้านบน แล้วผลต่อไฟล์จะแสดงที่นี่',
    same: 'ไฟล์เหมือนเดิม',
    pick: 'เลือกไฟล์เพื่อดูว่าต่างจากเดิมอย่างไร',
    long: 'yarn.lock เป็นไปตามแพ็กเกจ ไฟล์ยาว จึงเปรียบเทียบเมื่อคุณเปิด',
    isNew: 'ไฟล์นี้เป็นไฟล์ใหม่',
    isGone: 'ไฟล์นี้ถูกนำออก',
    sideBySide: 'เคียงข้างกัน',
    whole: 'ทั้งไฟล์',
    before: (path) => `${path} ก่อนหน้า`,
    after: (path) => `${path} ตอนนี้`,
    openFile: 'เปิดในมุมมองไฟล์',
    notText: 'ไฟล์นี้ไม่ใช่ข้อความ จึงเปรียบเทียบบรรทัดไม่ได้',
  },

  reasons: {
    label: 'สิ่งที่เลือก และสิ่งที่แต่ละอย่างนำมา',
    search: 'สิ่งนี้อยู่ที่นี่เพราะอะไร ระบุแพ็กเกจ คีย์ หรือไฟล์',
    searchShort: 'อยู่ที่นี่เพราะอะไร',
    always: 'เป็นส่วนหนึ่งของทุกพอร์ทัล',
    chosen: 'คุณเลือก',
    requiredBy: (titles) => `ตามมา เพราะ ${titles} ต้องใช้`,
    files: 'ไฟล์',
    packages: 'แพ็กเกจ',
    config: 'การกำหนดค่า',
    counts: (fileCount, packages, keyCount) =>
      [
        fileCount > 0 ? files(fileCount) : '',
        packages > 0 ? `${number(packages)} แพ็กเกจ` : '',
        keyCount > 0 ? `${number(keyCount)} คีย์` : '',
      ]
        .filter(Boolean)
        .join(' · '),
    nothing: 'ไม่ได้ใส่อะไรของตัวเองลงในโปรเจกต์ ใช้สิ่งที่มีอยู่แล้ว',
    showLines: 'แสดงเฉพาะบรรทัดเหล่านี้',
    openFile: (path) => `เปิด ${path}`,
    workspaces: { root: 'ทั้งโปรเจกต์', app: 'แอป', backend: 'แบ็กเอนด์' },
    kinds: { package: 'แพ็กเกจ', config: 'คีย์', file: 'ไฟล์' },
    findings: (count) => `${number(count)} คำตอบ`,
    noFinding: (text) => `ในโปรเจกต์ไม่มีอะไรชื่อ “${text}”`,
    noFindingHint: 'ลองส่วนหนึ่งของชื่อ เช่น “catalog” หรือชื่อเต็มของแพ็กเกจที่ติดตั้ง',
    because: (titles) => `เพราะ ${titles}`,
    installed: 'ติดตั้งตามมา',
    way: (names) => `ผ่านทาง ${names}`,
    allFindings: (count) => `แสดงทั้งหมด ${number(count)}`,
  },

  editor: {
    Find: 'ค้นหา',
    next: 'ถัดไป',
    previous: 'ก่อนหน้า',
    all: 'เลือกทั้งหมด',
    'match case': 'ตรงตัวพิมพ์ใหญ่เล็ก',
    regexp: 'นิพจน์ปรกติ',
    'by word': 'ทั้งคำ',
    close: 'ปิด',
    'current match': 'ตำแหน่งปัจจุบัน',
    'on line': 'ที่บรรทัด',
    'Go to line': 'ไปที่บรรทัด',
    go: 'ไป',
    '$ unchanged lines': '$ บรรทัดที่ไม่เปลี่ยน',
  },
};
