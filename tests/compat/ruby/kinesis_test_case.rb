# frozen_string_literal: true

require 'minitest/autorun'
require 'securerandom'
require_relative 'counted'
require_relative 'kinesis_client'

# What the lessons' tests share: clients of the SDK, and streams that end with their test.
class KinesisTestCase < Minitest::Test
  ENDPOINT = ENV.fetch('MILLRACE_ENDPOINT')
  FIRST_SHARD = 'shardId-000000000000'

  def setup
    @streams = []
  end

  def teardown
    @streams.each { |client, name| client.delete_stream(stream_name: name) }
  end

  def kinesis(region = 'us-east-1')
    KinesisClient.new(endpoint: ENDPOINT, region: region)
  end

  def account
    @account ||= Aws::STS::Client.new(endpoint: ENDPOINT, region: 'us-east-1').get_caller_identity.account
  end

  def stream_name
    "ruby-#{SecureRandom.hex(6)}"
  end

  # Creates a stream that is deleted with the test, waits until it is there and returns its name.
  def stream(shards: 1, client: kinesis, name: stream_name)
    client.create_stream(stream_name: name, shard_count: shards)
    @streams << [client, name]
    client.wait_until(:stream_exists, stream_name: name)
    name
  end

  # Puts records one by one and returns their sequence numbers.
  def put(stream, *data, key: 'key')
    data.map { |datum| kinesis.put_record(stream_name: stream, data: datum, partition_key: key).sequence_number }
  end

  def iterator(stream, type = 'TRIM_HORIZON', shard: FIRST_SHARD, **position)
    kinesis.get_shard_iterator(
      stream_name: stream, shard_id: shard, shard_iterator_type: type, **position
    ).shard_iterator
  end

  # The records from an iterator up to the tip of its shard.
  def read(iterator, **options)
    records = []
    loop do
      page = kinesis.get_records(shard_iterator: iterator, **options)
      return records if page.records.empty? && page.millis_behind_latest.zero?

      records += page.records
      iterator = page.next_shard_iterator
    end
  end

  def data(iterator)
    read(iterator).map(&:data)
  end

  # The block fails with this error class, and with this message where a message is given.
  def assert_fails(name, message, &block)
    error = assert_raises(KinesisClient::Errors.error_class(name), &block)
    assert_equal 400, error.context.http_response.status_code
    assert_operator message, :===, error.message, error.message
  end
end
