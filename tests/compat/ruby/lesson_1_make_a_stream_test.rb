# frozen_string_literal: true

require_relative 'kinesis_test_case'

# Lesson 1: make a stream, look at it, list it, delete it.
class MakeAStreamTest < KinesisTestCase
  def test_a_new_stream_is_described
    name = stream
    description = kinesis.describe_stream(stream_name: name).stream_description
    assert_equal [name, "arn:aws:kinesis:us-east-1:#{account}:stream/#{name}", 'ACTIVE', 'PROVISIONED', false, 24, 'NONE'],
                 [description.stream_name, description.stream_arn, description.stream_status,
                  description.stream_mode_details.stream_mode, description.has_more_shards,
                  description.retention_period_hours, description.encryption_type]
    assert_in_delta Time.now, description.stream_creation_timestamp, 60
    shard = description.shards.fetch(0)
    assert_equal [1, FIRST_SHARD, '0', (2**128 - 1).to_s],
                 [description.shards.size, shard.shard_id,
                  shard.hash_key_range.starting_hash_key, shard.hash_key_range.ending_hash_key]
    assert_match(/\A[1-9]\d{55}\z/, shard.sequence_number_range.starting_sequence_number)
    assert_nil shard.sequence_number_range.ending_sequence_number
    assert_nil shard.parent_shard_id
  end

  def test_a_name_that_is_taken_is_refused
    name = stream
    assert_fails('ResourceInUseException', "Stream #{name} under account #{account} already exists.") do
      kinesis.create_stream(stream_name: name, shard_count: 1)
    end
  end

  def test_a_stream_without_a_shard_count_has_four_shards
    name = stream(shards: nil)
    assert_equal 4, kinesis.list_shards(stream_name: name).shards.size
  end

  def test_one_name_in_two_regions_is_two_streams
    name = stream
    stream(shards: 2, client: kinesis('eu-west-1'), name: name)
    arns, counts = %w[us-east-1 eu-west-1].map do |region|
      summary = kinesis(region).describe_stream_summary(stream_name: name).stream_description_summary
      [summary.stream_arn, summary.open_shard_count]
    end.transpose
    assert_equal(%w[us-east-1 eu-west-1].map { |region| "arn:aws:kinesis:#{region}:#{account}:stream/#{name}" }, arns)
    assert_equal [1, 2], counts
  end

  def test_streams_are_listed_page_by_page_in_order_of_name
    names = Array.new(5) { stream }.sort
    pages = kinesis.list_streams(limit: 2).map(&:stream_names)
    assert_operator pages.map(&:size).max, :<=, 2
    assert_equal pages.flatten.sort, pages.flatten
    assert_equal names, pages.flatten & names
  end

  def test_a_shard_count_of_zero_is_refused
    message = "1 validation error detected: Value '0' at 'shardCount' failed to satisfy constraint: " \
              'Member must have value greater than or equal to 1'
    assert_fails('ValidationException', message) { kinesis.create_stream(stream_name: stream_name, shard_count: 0) }
  end

  def test_a_deleted_stream_is_gone
    name = stream_name
    kinesis.create_stream(stream_name: name, shard_count: 1)
    kinesis.wait_until(:stream_exists, stream_name: name)
    kinesis.delete_stream(stream_name: name)
    kinesis.wait_until(:stream_not_exists, stream_name: name)
    refute_includes kinesis.list_streams.flat_map(&:stream_names), name
    assert_fails('ResourceNotFoundException', "Stream #{name} under account #{account} not found.") do
      kinesis.describe_stream(stream_name: name)
    end
  end
end
