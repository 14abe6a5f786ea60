# frozen_string_literal: true

# A record processor in Ruby, with the protocol as its gem speaks it: a blank line before each message, and members in an order of its own.
# Appends what it gets to the journal that ARGV names, and checkpoints each batch.
require 'base64'
require 'json'

journal = File.open(ARGV.fetch(0), 'a')
journal.sync = true
shard = nil
note = ->(entry) { journal.write("#{JSON.generate(entry.merge(pid: Process.pid, shard: shard))}\n") }

say = lambda do |message|
  $stdout.write("\n#{JSON.generate(message)}\n")
  $stdout.flush
end

checkpoint = lambda do |number|
  say.call('action' => 'checkpoint', 'sequenceNumber' => number)
  reply = JSON.parse($stdin.gets)
  raise "not a reply: #{reply}" unless reply['action'] == 'checkpoint'

  note.call(event: 'checkpoint', number: number, error: reply['error'])
end

while (line = $stdin.gets)
  message = JSON.parse(line)
  action = message.fetch('action')
  shard = message.fetch('shardId') if action == 'initialize'
  note.call(event: action, number: message['sequenceNumber']) unless action == 'processRecords'
  case action
  when 'processRecords'
    message.fetch('millisBehindLatest')
    message.fetch('records').each do |record|
      note.call(event: 'record', number: record.fetch('sequenceNumber'), sub: record.fetch('subSequenceNumber'),
                key: record.fetch('partitionKey'), data: Base64.strict_decode64(record.fetch('data')))
    end
    last = message.fetch('records').last
    checkpoint.call(last['sequenceNumber']) if last
  when 'shardEnded', 'shutdownRequested'
    checkpoint.call(nil)
  end
  say.call('responseFor' => action, 'action' => 'status')
end
