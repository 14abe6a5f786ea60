// The CRC-32 of zip archives.
const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let bit = 0; bit < 8; bit++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
  return n;
});
const crc = (data) => ~data.reduce((sum, byte) => TABLE[(sum ^ byte) & 255] ^ (sum >>> 8), -1) >>> 0;

// A zip archive of these files, by name, without compression.
export function zip(files) {
  const [parts, index] = [[], []];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const [path, data] = [Buffer.from(name), Buffer.from(text)];
    const described = Buffer.alloc(26);
    described.writeUInt16LE(20, 0);
    described.writeUInt32LE(crc(data), 10);
    described.writeUInt32LE(data.length, 14);
    described.writeUInt32LE(data.length, 18);
    described.writeUInt16LE(path.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE((0o644 << 16) >>> 0, 6);
    place.writeUInt32LE(offset, 10);
    parts.push(Buffer.from('PK\x03\x04'), described, path, data);
    index.push(Buffer.from('PK\x01\x02\x14\x03'), described, place, path);
    offset += 30 + path.length + data.length;
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(index.length / 4, 4);
  end.writeUInt16LE(index.length / 4, 6);
  end.writeUInt32LE(Buffer.concat(index).length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, ...index, Buffer.from('PK\x05\x06'), end]);
}
