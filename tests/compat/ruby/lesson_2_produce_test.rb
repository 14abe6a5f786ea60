# frozen_string_literal: true

require 'digest'
require_relative 'kinesis_test_case'

# Lesson 2: put records, one at a time and in batches.
class ProduceTest < KinesisTestCase
  def shard_of(key, shards)
    index = [Digest::MD5.hexdigest(key).hex / (2**128 / shards), shards - 1].min
    format('shardId-%012d', index)
  end

  def test_one_record
    answer = kinesis.put_record(stream_name: stream, data: 'hello', partition_key: 'greeting')
    assert_equal FIRST_SHARD, answer.shard_id
    assert_match(/\A[1-9]\d{55}\z/, answer.sequence_number)
    assert_nil answer.encryption_type
  end

  def test_a_batch_is_answered_record_by_record
    name = stream(shards: 2)
    keys = Array.new(500) { |index| "key-#{index}" }
    answer = kinesis.put_records(stream_name: name, records: keys.map { |key| { data: key, partition_key: key } })
    assert_equal 0, answer.failed_record_count
    assert_equal keys.map { |key| shard_of(key, 2) }, answer.records.map(&:shard_id)
    numbers = answer.records.group_by(&:shard_id).values.map { |records| records.map { |r| r.sequence_number.to_i } }
    numbers.each { |of_a_shard| assert_equal of_a_shard.sort.uniq, of_a_shard }
  end

  def test_a_partition_key_decides_the_shard
    name = stream(shards: 5)
    ['a', 'user-17', 'käse', '日本', 'k' * 256].each do |key|
      assert_equal shard_of(key, 5), kinesis.put_record(stream_name: name, data: 'x', partition_key: key).shard_id
    end
  end

  def test_an_explicit_hash_key_overrides_the_partition_key
    name = stream(shards: 2)
    shards = ['0', (2**127).to_s].map do |explicit|
      kinesis.put_record(stream_name: name, data: 'x', partition_key: 'k', explicit_hash_key: explicit).shard_id
    end
    assert_equal %w[shardId-000000000000 shardId-000000000001], shards
  end

  def test_a_file_just_under_one_mebibyte_comes_back_whole
    name = stream
    contents = SecureRandom.bytes(2**20 - 4)
    put(name, contents, key: 'file')
    assert_equal [contents], data(iterator(name))
  end

  def test_a_record_above_one_mebibyte_is_refused
    size = 2**20 + 1
    message = "1 validation error detected: Value 'java.nio.HeapByteBuffer[pos=0 lim=#{size} cap=#{size}]' at 'data' " \
              'failed to satisfy constraint: Member must have length less than or equal to 1048576'
    name = stream
    assert_fails('ValidationException', message) do
      kinesis.put_record(stream_name: name, data: 'x' * size, partition_key: 'k')
    end
    assert_empty data(iterator(name))
  end

  def test_a_batch_of_501_is_refused_whole
    name = stream
    assert_fails('ValidationException', /at 'records' failed .* less than or equal to 500\z/) do
      kinesis.put_records(stream_name: name, records: Array.new(501) { { data: 'x', partition_key: 'k' } })
    end
    assert_empty data(iterator(name))
  end

  def test_a_stream_that_does_not_exist
    name = stream_name
    message = "Stream #{name} under account #{account} not found."
    assert_fails('ResourceNotFoundException', message) do
      kinesis.put_record(stream_name: name, data: 'x', partition_key: 'k')
    end
    assert_fails('ResourceNotFoundException', message) do
      kinesis.put_records(stream_name: name, records: [{ data: 'x', partition_key: 'k' }])
    end
  end
end
