import type { Texts } from '../en.ts';
import { saying, type ProblemText } from '../problem.ts';

const FIELDS: Readonly<Record<string, string>> = {
  name: 'ชื่อ',
  title: 'ชื่อที่แสดง',
  organization: 'องค์กร',
  release: 'รุ่น',
};

const fieldOf = (field: string) => FIELDS[field] ?? (field === '' ? 'บลูพรินต์' : `“${field}”`);

const didYouMean = (suggestion: string | undefined, otherwise: string) =>
  suggestion === undefined ? otherwise : `คุณหมายถึง “${suggestion}” หรือไม่`;

function fieldFix(field: string, limit: string | undefined): string {
  if (field === 'name') return 'ใช้คำภาษาอังกฤษตัวพิมพ์เล็กคั่นด้วยขีด เช่น acme-portal';
  if (field === 'release') return 'เลือกรุ่นใดรุ่นหนึ่ง';
  return limit === undefined ? 'เขียนข้อความหนึ่งบรรทัด' : `เขียนข้อความหนึ่งบรรทัด ไม่เกิน ${limit} อักขระ`;
}

function optionFix(optional: Partial<Record<string, string>>): string {
  const { choices, example, type } = optional;
  if (choices !== undefined) return `เลือกอย่างใดอย่างหนึ่ง: ${choices}`;
  if (example !== undefined) return `เขียนแบบนี้: ${example}`;
  if (type === 'integer' || type === 'number') return 'เขียนเป็นตัวเลข';
  return 'ดูคำอธิบายข้างช่องกรอก';
}

const notYaml: ProblemText = {
  message: 'ไม่ใช่ YAML ที่ถูกต้อง',
  fix: 'แก้บรรทัดที่ระบุไว้',
};

export const problems: Texts['problems'] = {
  said: {
    MISSING_FIELD: saying(['field'], ({ field }) => ({
      message: `ไม่มี${fieldOf(field)}`,
      fix: fieldFix(field, undefined),
    })),
    INVALID_FIELD: saying(['field'], ({ field }, { rule, limit }) => ({
      message:
        rule === 'too_small'
          ? `${fieldOf(field)}ว่างอยู่`
          : rule === 'too_big'
            ? `${fieldOf(field)}ยาวเกินไป`
            : `${fieldOf(field)}เขียนแบบนี้ไม่ได้`,
      fix: fieldFix(field, limit),
    })),
    UNKNOWN_FIELD: saying(['field'], ({ field }, { suggestion }) => ({
      message: `บลูพรินต์ไม่มีช่อง ${fieldOf(field)}`,
      fix: didYouMean(suggestion, 'นำออก'),
    })),
    UNKNOWN_FEATURE: saying(['feature'], ({ feature }, { suggestion }) => ({
      message: `ไม่มีฟีเจอร์ “${feature}”`,
      fix: didYouMean(suggestion, 'นำออก หรือค้นหาว่าที่นี่ใช้ชื่ออะไร'),
    })),
    UNKNOWN_OPTION: saying(['featureTitle', 'option'], ({ featureTitle, option }, optional) => ({
      message: `${featureTitle} ไม่มีตัวเลือก “${option}”`,
      fix: didYouMean(optional.suggestion, 'นำออก'),
    })),
    MISSING_OPTION: saying(['featureTitle', 'optionTitle'], (given, optional) => ({
      message: `${given.featureTitle}: “${given.optionTitle}” ต้องมีค่า`,
      fix: optionFix(optional),
    })),
    INVALID_OPTION: saying(['featureTitle', 'optionTitle'], (given, optional) => ({
      message: `${given.featureTitle}: “${given.optionTitle}” เขียนแบบนี้ไม่ได้`,
      fix: optionFix(optional),
    })),
    NOT_ON_RELEASE: saying(['featureTitle', 'release'], ({ featureTitle, release }, { range }) => ({
      message:
        range === undefined
          ? `${featureTitle} ไม่มีใน Backstage ${release}`
          : `${featureTitle} ไม่มีใน Backstage ${release}: ใช้ได้บน ${range}`,
      fix: 'เลือกรุ่นอื่นเพื่อใช้ฟีเจอร์นี้',
    })),
    CONFLICT: saying(
      ['featureTitle', 'otherTitle', 'because'],
      ({ featureTitle, otherTitle, because }) => ({
        message: `${featureTitle} กับ ${otherTitle} ใช้ร่วมกันไม่ได้: ${because}`,
        fix: 'เก็บไว้เพียงอย่างเดียว',
      }),
    ),
    MISSING_REQUIREMENT: saying(['featureTitle', 'choiceTitles'], (given) => ({
      message: `${given.featureTitle} ต้องใช้อย่างใดอย่างหนึ่ง: ${given.choiceTitles}`,
      fix: 'เพิ่มอย่างใดอย่างหนึ่ง',
    })),
    SECRET_IN_BLUEPRINT: saying(['field'], ({ field }) => ({
      message: `${fieldOf(field)} ดูเหมือนเป็นข้อมูลลับ ข้อมูลลับไม่อยู่ในบลูพรินต์`,
      fix: 'นำออก ข้อมูลลับให้เก็บในไฟล์ .env ของโปรเจกต์ ซึ่ง git ไม่ติดตาม',
    })),
    BLUEPRINT_NOT_YAML: saying([], (_, { reason }) =>
      reason === undefined ? notYaml : { ...notYaml, message: `ไม่ใช่ YAML ที่ถูกต้อง: ${reason}` },
    ),
    BLUEPRINT_TOO_LARGE: saying([], () => ({
      message: 'ยาวเกินกว่าจะเป็นบลูพรินต์',
      fix: 'ตรวจสอบว่าเป็น stagecraft.yaml',
    })),
    BLUEPRINT_TOO_DEEP: saying([], () => ({
      message: 'ซ้อนลึกเกินกว่าจะเป็นบลูพรินต์',
      fix: 'ตรวจสอบว่าเป็น stagecraft.yaml ซึ่งเป็นรายการฟีเจอร์สั้น ๆ',
    })),
    SHARE_LINK_INVALID: saying([], () => ({
      message: 'ลิงก์ขาดหายหรือถูกเปลี่ยน จึงอ่านสิ่งที่เลือกไว้ไม่ได้',
      fix: 'คัดลอกลิงก์ทั้งหมดอีกครั้งจากที่ที่สร้าง หรือขอไฟล์ stagecraft.yaml',
    })),
    SHARE_LINK_TOO_LARGE: saying([], () => ({
      message: 'มากกว่าที่ลิงก์จะเก็บได้',
      fix: 'ส่งต่อไฟล์ stagecraft.yaml แทนลิงก์',
    })),
    SHARE_LINK_NEWER: saying([], () => ({
      message: 'ลิงก์นี้สร้างจาก Stagecraft รุ่นใหม่กว่า',
      fix: 'เปิดในที่ที่สร้าง หรืออัปเดต Stagecraft',
    })),
    UNKNOWN_RELEASE: saying(['release'], ({ release }) => ({
      message: `ที่นี่ไม่มี Backstage ${release}`,
      fix: 'เลือกรุ่นใดรุ่นหนึ่ง',
    })),
    NO_LOCKFILE: saying(['release'], ({ release }) => ({
      message: `Backstage ${release} ไม่มี lockfile ที่นี่ แพ็กเกจจึงถูกจัดเวอร์ชันตอนติดตั้ง`,
      fix: 'เลือกรุ่นล่าสุด เว้นแต่ต้องการโปรเจกต์สำหรับอัปเกรด',
    })),
    NO_SIGN_IN: saying([], () => ({
      message: 'ไม่มีใครลงชื่อเข้าใช้ได้: ยังไม่ได้เลือกวิธีลงชื่อเข้าใช้',
      fix: 'เพิ่มสักวิธี',
    })),
    NO_PRODUCTION_SIGN_IN: saying([], () => ({
      message: 'บัญชีผู้เยี่ยมชมปิดใน production และไม่มีวิธีลงชื่อเข้าใช้อื่น',
      fix: 'เพิ่มสักวิธีก่อนนำขึ้นใช้งาน',
    })),
    DATA_UNREACHABLE: saying([], () => ({
      message: 'โหลดบางส่วนของหน้าไม่สำเร็จ',
      fix: 'ตรวจสอบการเชื่อมต่อ แล้วลองอีกครั้ง',
    })),
    NOTHING_COMPOSED: saying([], () => ({
      message: 'ยังไม่มีโปรเจกต์',
      fix: 'แก้สิ่งที่ผลรวมระบุไว้ก่อน',
    })),
    SERVER_UNREACHABLE: saying([], () => ({
      message: 'เซิร์ฟเวอร์ Stagecraft ไม่ตอบ',
      fix: 'ดูว่ายังทำงานอยู่หรือไม่ แล้วลองอีกครั้ง',
    })),
    UNKNOWN_PROJECT: saying([], () => ({
      message: 'เซิร์ฟเวอร์ไม่รู้จักการทำงานนี้',
      fix: 'รู้จักเฉพาะที่สร้างตั้งแต่เริ่มทำงาน สิ่งที่สร้างไว้ยังอยู่ในโฟลเดอร์',
    })),
    FOLDER_NOT_EMPTY: saying(['folder'], ({ folder }) => ({
      message: `มี ${folder} อยู่แล้ว และไม่ว่าง`,
      fix: 'เลือกชื่อโฟลเดอร์อื่น',
    })),
    FOLDER_IN_USE: saying(['folder'], ({ folder }) => ({
      message: `กำลังสร้างโปรเจกต์อื่นใน ${folder}`,
      fix: 'เลือกชื่อโฟลเดอร์อื่น หรือรอจนเสร็จ',
    })),
    TOKEN_MISSING: saying([], () => ({
      message: 'เซิร์ฟเวอร์ไม่รู้จักเบราว์เซอร์นี้แล้ว',
      fix: 'เปิดที่อยู่ที่มีโทเค็นอีกครั้ง ซึ่งอยู่ในเทอร์มินัลของเซิร์ฟเวอร์',
    })),
    UNEXPECTED: saying([], () => ({
      message: 'เกิดข้อผิดพลาดที่ไม่ควรเกิด',
      fix: 'โหลดหน้าใหม่ ถ้ายังเกิดอีก โปรดรายงาน',
    })),
  },
  change: {
    add: (title) => `เพิ่ม ${title}`,
    remove: (title) => `นำ ${title} ออก`,
    release: (version) => `ใช้ Backstage ${version}`,
    set: (title, option, value) => `ตั้ง ${option} ของ ${title} เป็น ${value}`,
  },
};
