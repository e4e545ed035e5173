import type { AreaWords } from '../i18n/area-words.js';

/** Words of the settings of the map. */
export const mapSettingsWords = {
  'zh-CN': {
    mapSettings: {
      title: '地图底图',
      lead: '系统自带本辖区的矢量地图，不访问外部网络。可另设本市自己的底图和实景三维模型：放在数据目录中，或由本市的地图服务提供。',
      base: '底图',
      baseKind: '底图来源',
      baseOf: { none: '不设', pmtiles: 'PMTiles 文件', raster: '栅格瓦片服务', style: '矢量样式服务' },
      baseWhy: {
        none: '只显示系统自带的地图，不访问任何外部服务器。',
        pmtiles: '一个文件即一套地图，由本系统提供，不访问外部服务器。',
        raster: '由浏览器直接访问该服务，保存后须刷新页面。',
        style: '由浏览器直接访问该服务，保存后须刷新页面。',
      },
      file: '文件名',
      fileWhy: '文件放在数据目录的 maps 文件夹下，这里填不带 .pmtiles 的文件名。',
      url: '地址',
      urlWhy: {
        raster: '含 {z}、{x}、{y}，如 https://ditu.example.gov.cn/img/{z}/{x}/{y}.png。坐标须为 WGS-84 或 CGCS2000。',
        style: 'MapLibre 样式文件的地址。样式引用的其他服务器填在下方。',
      },
      tileSize: '瓦片像素',
      maxZoom: '最大级别',
      attribution: '版权与审图号',
      attributionWhy: '显示在地图一角。',
      sets: '实景三维模型（3D Tiles）',
      setsWhy: '显示在三维地图上，可随时开关。',
      noSets: '尚未设置。点“添加”，填写倾斜摄影模型所在的文件夹或地址。',
      addSet: '添加',
      newSet: '新模型',
      removeSet: '删除此模型',
      name: '名称',
      from: '来源',
      fromOf: { folder: '数据目录', url: '模型服务' },
      atOf: { folder: '文件夹名', url: '地址' },
      atWhy: {
        folder: '数据目录的 3dtiles 文件夹下的文件夹名，其中须有 tileset.json。',
        url: 'tileset.json 的地址。由浏览器直接访问，保存后须刷新页面。',
      },
      hosts: '允许访问的其他服务器',
      hostList: '服务器地址',
      hostsWhy:
        '样式或模型还引用其他服务器（如字体）时填写，如 https://fonts.example.gov.cn。未列出的服务器一律不能访问。',
    },
  },
  en: {
    mapSettings: {
      title: 'Base map',
      lead: 'The system draws its own vector map of the area and asks nobody outside. A city can add a base map and 3D models of its own: from the data folder, or from its own map servers.',
      base: 'Base map',
      baseKind: 'Where it comes from',
      baseOf: {
        none: 'None',
        pmtiles: 'PMTiles file',
        raster: 'Server of raster tiles',
        style: 'Server of a vector style',
      },
      baseWhy: {
        none: 'Only the map of our own; no other server is asked.',
        pmtiles: 'One file is a whole map. This system serves it; no other server is asked.',
        raster: 'Browsers ask that server themselves. Reload the page after saving.',
        style: 'Browsers ask that server themselves. Reload the page after saving.',
      },
      file: 'File name',
      fileWhy: 'The file lies in the folder maps of the data folder; its name without .pmtiles.',
      url: 'Address',
      urlWhy: {
        raster:
          'With {z}, {x} and {y}, such as https://maps.example.gov.cn/img/{z}/{x}/{y}.png. In WGS-84 or CGCS2000.',
        style: 'Of the style as MapLibre reads it. Name other servers that it refers to below.',
      },
      tileSize: 'Pixels of a tile',
      maxZoom: 'Deepest zoom',
      attribution: 'Attribution',
      attributionWhy: 'Shown in a corner of the map.',
      sets: '3D models (3D Tiles)',
      setsWhy: 'Shown in the 3D map, where each can be switched on and off.',
      noSets: 'None yet. Press Add and name the folder or the address of an oblique photogrammetry model.',
      addSet: 'Add',
      newSet: 'New model',
      removeSet: 'Remove this model',
      name: 'Name',
      from: 'Where it comes from',
      fromOf: { folder: 'Data folder', url: 'A server' },
      atOf: { folder: 'Folder', url: 'Address' },
      atWhy: {
        folder: 'Its name in the folder 3dtiles of the data folder; a tileset.json has to be in it.',
        url: 'Of tileset.json. Browsers ask that server themselves. Reload the page after saving.',
      },
      hosts: 'Other servers that may be asked',
      hostList: 'Servers',
      hostsWhy:
        'Where a style or a model refers to further servers, for fonts for example: https://fonts.example.gov.cn. Servers that are not named cannot be asked.',
    },
  },
} satisfies AreaWords;
