# frozen_string_literal: true

# The consumer of lesson 4 in Ruby. The daemon starts one of these for each shard and talks to it in lines of JSON: a message comes on stdin, and
# stdout gets the answers and nothing else. What a person is to read goes to stderr, which is in the daemon's log.
#
# The gem aws_kclrb has this conversation for you; here it is in plain sight, and needs nothing to be installed.
require 'json'

class Consumer
  def run
    while (message = receive)
      handle(message)
      answer('action' => 'status', 'responseFor' => message['action'])
    end
  end

  private

  def handle(message)
    case message['action']
    when 'initialize' then say "I read #{message['shardId']} from #{message['sequenceNumber']} on"
    when 'processRecords' then process(message['records'], message['millisBehindLatest'])
    when 'leaseLost' then say 'another worker has this shard now'
    when 'shardEnded'
      say 'the shard is closed and read to its end'
      checkpoint
    when 'shutdownRequested'
      say 'asked to stop'
      checkpoint
    end
  end

  def process(records, millis_behind_latest)
    records.each do |record|
      text = record['data'].unpack1('m').force_encoding(Encoding::UTF_8)
      age = (Time.now.to_f * 1000).to_i - record['approximateArrivalTimestamp']
      say "#{record['partitionKey']}: #{text} (#{age} ms old)"
    end
    say "#{records.size} record(s), #{millis_behind_latest} ms behind the newest"
    # Only after the work: who dies before this gets the same records again.
    checkpoint
  end

  # Remembers in the lease how far we are; without a number, as far as we were given records.
  def checkpoint(number = nil)
    answer('action' => 'checkpoint', 'sequenceNumber' => number)
    reply = receive
    say "not checkpointed: #{reply['error']}" if reply['error']
  end

  def receive
    line = $stdin.gets
    line && JSON.parse(line)
  end

  def answer(message)
    $stdout.puts(JSON.generate(message))
    $stdout.flush
  end

  def say(text)
    warn text
  end
end

Consumer.new.run
