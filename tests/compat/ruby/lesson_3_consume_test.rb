# frozen_string_literal: true

require_relative 'kinesis_test_case'

# Lesson 3: find the shards, read them with each kind of iterator, and what goes wrong.
class ConsumeTest < KinesisTestCase
  def test_trim_horizon_reads_everything_in_order
    name = stream
    sent = Array.new(25) { |index| "record #{index}" }
    numbers = put(name, *sent)
    records = read(iterator(name), limit: 10)
    assert_equal sent, records.map(&:data)
    assert_equal numbers, records.map(&:sequence_number)
    assert_equal ['key'], records.map(&:partition_key).uniq
    records.each { |record| assert_in_delta Time.now, record.approximate_arrival_timestamp, 60 }
  end

  def test_latest_starts_where_the_iterator_was_made
    name = stream
    put(name, 'before')
    latest = iterator(name, 'LATEST')
    put(name, 'after')
    assert_equal ['after'], data(latest)
  end

  def test_a_sequence_number_is_included_or_passed
    name = stream
    numbers = put(name, '0', '1', '2')
    assert_equal %w[1 2], data(iterator(name, 'AT_SEQUENCE_NUMBER', starting_sequence_number: numbers[1]))
    assert_equal %w[2], data(iterator(name, 'AFTER_SEQUENCE_NUMBER', starting_sequence_number: numbers[1]))
  end

  def test_a_timestamp_is_a_position
    name = stream
    put(name, *Array.new(10, &:to_s))
    records = read(iterator(name))
    # The SDK sends a timestamp in whole seconds.
    moment = Time.at(records[5].approximate_arrival_timestamp.to_i)
    expected = records.select { |record| record.approximate_arrival_timestamp >= moment }.map(&:data)
    assert_equal expected, data(iterator(name, 'AT_TIMESTAMP', timestamp: moment))
  end

  def test_garbage_is_no_iterator
    assert_fails('InvalidArgumentException', 'Invalid ShardIterator.') do
      kinesis.get_records(shard_iterator: 'garbage')
    end
  end

  def test_several_shards_hold_what_was_put
    name = stream(shards: 3)
    keys = Array.new(60) { |index| "key-#{index % 7}" }
    keys.each_with_index do |key, index|
      kinesis.put_record(stream_name: name, data: index.to_s, partition_key: key)
    end
    shards = kinesis.describe_stream(stream_name: name).stream_description.shards
    records = shards.flat_map { |shard| read(iterator(name, shard: shard.shard_id)) }
    read = records.group_by(&:partition_key).transform_values { |of_a_key| of_a_key.map { |record| record.data.to_i } }
    assert_equal(keys.each_index.group_by { |index| keys[index] }, read)
  end

  def test_an_iterator_that_is_not_advanced_repeats_itself
    name = stream
    put(name, '0', '1')
    start = iterator(name)
    answers = Array.new(3) { kinesis.get_records(shard_iterator: start) }
    assert_equal([%w[0 1]] * 3, answers.map { |answer| answer.records.map(&:data) })
  end

  def test_the_next_iterator_is_always_a_new_one
    iterators = [iterator(stream)]
    5.times { iterators << kinesis.get_records(shard_iterator: iterators.last).next_shard_iterator }
    assert_equal iterators.uniq, iterators
  end

  def test_a_limit_pages_through_the_shard
    name = stream
    put(name, '0', '1', '2')
    first = kinesis.get_records(shard_iterator: iterator(name), limit: 2)
    second = kinesis.get_records(shard_iterator: first.next_shard_iterator, limit: 2)
    assert_equal [%w[0 1], %w[2]], [first, second].map { |page| page.records.map(&:data) }
    assert_equal 0, second.millis_behind_latest
  end

  def test_shards_are_listed_by_filter_and_page
    name = stream(shards: 5)
    all = Array.new(5) { |index| format('shardId-%012d', index) }
    listed = []
    page = kinesis.list_shards(stream_name: name, max_results: 2)
    loop do
      listed << page.shards.map(&:shard_id)
      break unless page.next_token

      page = kinesis.list_shards(next_token: page.next_token, max_results: 2)
    end
    assert_equal all.each_slice(2).to_a, listed
    after = kinesis.list_shards(stream_name: name, shard_filter: { type: 'AFTER_SHARD_ID', shard_id: all[2] })
    assert_equal all.last(2), after.shards.map(&:shard_id)
  end

  def test_a_description_is_paged
    name = stream(shards: 5)
    pages = kinesis.describe_stream(stream_name: name, limit: 2).map { |page| page.stream_description.shards.size }
    assert_equal [2, 2, 1], pages
  end

  def test_a_stream_that_does_not_exist
    name = stream_name
    assert_fails('ResourceNotFoundException', "Shard #{FIRST_SHARD} in stream #{name} under account #{account} does not exist") do
      iterator(name)
    end
  end
end
