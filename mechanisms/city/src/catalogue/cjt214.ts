/**
 * Classes of CJ/T 214-2007 (class 2 + subclass 2 digits), kept readable for older cases.
 * Names and codes as public sources give them (the standard's own text was not at hand); the English is ours.
 * One line a class: `code name | English`; `# 01` opens a group.
 */
export const CJT_214 = 'CJ/T 214-2007';

export const COMPONENTS_2007 = `
# 01 公用设施类 | Public utilities
0101 上水井盖 | Water supply manhole cover
0102 污水井盖 | Sewer manhole cover
0103 雨水井盖 | Storm drain manhole cover
0104 雨水箅子 | Storm drain grate
0105 电力井盖 | Power manhole cover
0106 路灯井盖 | Street light manhole cover
0107 通讯井盖 | Telecom manhole cover
0108 电视井盖 | Cable TV manhole cover
0109 网络井盖 | Network manhole cover
0110 热力井盖 | District heating manhole cover
0111 燃气井盖 | Gas manhole cover
0112 公安井盖 | Police manhole cover
0113 消防设施 | Fire-fighting facility
0114 无主井盖 | Manhole cover without owner
0115 通讯交接箱 | Telecom junction box
0116 电力设施 | Power facility
0117 立杆 | Pole
0118 路灯 | Street lamp
0119 地灯 | Ground light
0120 景观灯 | Landscape light
0121 报刊亭 | Newsstand
0122 电话亭 | Telephone booth
0123 邮筒 | Post box
0124 信息亭 | Information kiosk
0125 自动售货机 | Vending machine
0126 健身设施 | Fitness equipment
0127 中水井盖 | Reclaimed water manhole cover
0128 公交井盖 | Bus service manhole cover
0129 输油（气）井盖 | Oil or gas pipeline manhole cover
0130 特殊井盖 | Special manhole cover
0131 民用水井 | Civil well
0132 供水器 | Public water tap
0133 高压线铁塔 | High-voltage pylon
0134 变压器（箱） | Transformer (box)
0135 燃气调压站（箱） | Gas pressure regulator (box)
0136 监控电子眼 | Surveillance camera
0137 售货亭 | Vending kiosk
0138 治安岗亭 | Police booth
# 02 道路交通类 | Roads and traffic
0201 停车场 | Car park
0202 停车咪表 | Parking meter
0203 公交站亭 | Bus shelter
0204 出租车站牌 | Taxi stand sign
0205 过街天桥 | Footbridge
0206 地下通道 | Underpass
0207 高架立交桥 | Flyover
0208 跨河桥 | River bridge
0209 交通标志牌 | Traffic sign
0210 交通信号灯 | Traffic light
0211 交通护栏 | Traffic barrier
0212 存车支架 | Bicycle rack
0213 路名牌 | Street name sign
0214 交通信号设施 | Traffic signal facility
0215 道路信息显示屏 | Road information display
0216 道路隔音屏 | Noise barrier
0217 交通岗亭 | Traffic police booth
# 03 市容环境类 | City appearance and environment
0301 公共厕所 | Public toilet
0302 化粪池 | Septic tank
0303 公厕指示牌 | Public toilet sign
0304 垃圾间（楼） | Refuse room
0305 垃圾箱 | Litter bin
0306 灯箱霓虹灯 | Light box or neon sign
0307 广告牌匾 | Advertisement or shop sign
0308 环保监测站 | Environmental monitoring station
0309 气象监测站 | Weather station
0310 污水口监测站 | Sewage outlet monitoring station
0311 噪声显示屏 | Noise display
# 04 园林绿化类 | Parks and greenery
0401 古树名木 | Ancient or notable tree
0402 行道树 | Roadside tree
0403 护树设施 | Tree guard
0404 花架花钵 | Flower stand or planter
0405 绿地 | Green space
0406 雕塑 | Sculpture
0407 街头坐椅 | Street bench
0408 绿地护栏 | Green space railing
0409 绿地维护设施 | Green space facility
0410 喷泉 | Fountain
# 05 房屋土地类 | Buildings and land
0501 宣传栏 | Notice board
0502 人防工事 | Civil air defence work
0503 公房地下室 | Public-housing basement
# 06 其他设施类 | Other facilities
0601 重大危险源 | Major hazard
0602 工地 | Construction site
0603 水域附属设施 | Waterside facility
0604 水域护栏 | Waterside railing
0605 港监设施 | Port supervision facility
0606 防汛墙 | Flood wall
`;

export const EVENTS_2007 = `
# 01 市容环境 | City appearance and environment
0101 私搭乱建 | Unauthorised building
0102 暴露垃圾 | Exposed rubbish
0103 积存垃圾渣土 | Heap of rubbish or rubble
0104 道路不洁 | Dirty road
0105 水域不洁 | Dirty water surface
0106 绿地脏乱 | Littered green space
0107 废弃车辆 | Abandoned vehicle
0108 废弃家具设施 | Abandoned furniture or appliances
0109 非装饰性树挂 | Objects hung on trees
0110 道路破损 | Damaged road surface
0111 河堤破损 | Damaged river embankment
0112 道路遗撒 | Spillage on the road
0113 建筑物外立面不洁 | Dirty building facade
0114 水域秩序问题 | Disorder on the water
0115 焚烧垃圾、树叶 | Burning of rubbish or leaves
0116 油烟污染 | Cooking fume pollution
0117 动物尸体清理 | Dead animal
0118 擅自饲养家禽家畜 | Poultry or livestock kept without permit
0199 其他市容环境问题 | Other problem of the city's appearance
# 02 宣传广告 | Publicity and advertising
0201 非法小广告 | Illegal small advertisement
0202 违章张贴悬挂广告牌匾 | Illegally put up advertisement or sign
0203 占道广告牌 | Advertisement occupying the road
0204 街头散发广告 | Handing out leaflets in the street
0205 广告招牌破损 | Damaged advertisement or sign
# 03 施工管理 | Construction
0301 施工扰民 | Construction disturbing residents
0302 工地扬尘 | Dust from a construction site
0303 施工废弃料 | Construction waste
0304 施工占道 | Construction occupying the road
0305 无证掘路 | Road dug up without permit
0399 其他施工管理问题 | Other construction problem
# 04 突发事件 | Emergencies
0401 路面塌陷 | Road collapse
0402 自来水管破裂 | Burst water main
0403 燃气管道破裂 | Burst gas main
0404 下水道堵塞或破损 | Blocked or broken sewer
0405 热力管道破裂 | Burst heating main
0406 道路积水 | Water standing on the road
0407 道路积雪结冰 | Snow or ice on the road
0408 架空线缆损坏 | Damaged overhead cable
0409 群发性事件 | Mass incident
0499 其他突发事件 | Other emergency
# 05 街面秩序 | Street order
0501 无照经营游商 | Unlicensed street vendor
0502 流浪乞讨 | Vagrancy and begging
0503 占道废品收购 | Scrap buying on the roadway
0504 店外经营 | Shop trading outside its door
0505 机动车乱停放 | Illegal parking of motor vehicles
0506 非机动车乱停放 | Disorderly parking of bicycles
0507 乱堆物堆料 | Material piled up in the street
0508 商业噪音 | Commercial noise
0509 黑车拉客 | Unlicensed taxi
0510 露天烧烤 | Open-air barbecue
0511 沿街晾挂 | Laundry hung along the street
0512 非法出版物销售 | Sale of illegal publications
0513 空调室外机低挂 | Air-conditioner mounted too low
0599 其他街面秩序问题 | Other problem of street order
`;
