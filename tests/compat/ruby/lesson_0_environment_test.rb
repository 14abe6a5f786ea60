# frozen_string_literal: true

require_relative 'kinesis_test_case'

# Lesson 0: who am I.
class EnvironmentTest < KinesisTestCase
  def test_the_caller_is_the_root_of_the_account
    identity = Aws::STS::Client.new(endpoint: ENDPOINT, region: 'us-east-1').get_caller_identity
    assert_match(/\A\d{12}\z/, identity.account)
    assert_equal "arn:aws:iam::#{identity.account}:root", identity.arn
    assert_equal identity.account, identity.user_id
  end
end
