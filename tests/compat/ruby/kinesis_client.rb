# frozen_string_literal: true

require 'aws-sdk-core'
require 'seahorse/client/plugins/content_length'
require 'seahorse/client/plugins/endpoint'
%w[
  credentials_configuration param_converter param_validator user_agent helpful_socket_errors retry_errors
  global_configuration regional_endpoint response_paging stub_responses transfer_encoding signature_v4 protocols/json_rpc
].each { |plugin| require "aws-sdk-core/plugins/#{plugin}" }

require_relative 'kinesis_model'

# A Kinesis client made of the SDK core's own plugins: its credentials, signer, retries, JSON, paging and waiters.
class KinesisClient < Seahorse::Client::Base
  include Aws::ClientStubs

  module Errors
    extend Aws::Errors::DynamicErrors
  end

  MODEL = KinesisModel.new

  @identifier = :kinesis

  class << self
    attr_reader :identifier

    def errors_module
      Errors
    end
  end

  Aws::Plugins::GlobalConfiguration.add_identifier(:kinesis)
  set_api(MODEL.api)

  add_plugin(Seahorse::Client::Plugins::ContentLength)
  add_plugin(Seahorse::Client::Plugins::Endpoint)
  add_plugin(Aws::Plugins::CredentialsConfiguration)
  add_plugin(Aws::Plugins::ParamConverter)
  add_plugin(Aws::Plugins::ParamValidator)
  add_plugin(Aws::Plugins::UserAgent)
  add_plugin(Aws::Plugins::HelpfulSocketErrors)
  add_plugin(Aws::Plugins::RetryErrors)
  add_plugin(Aws::Plugins::GlobalConfiguration)
  add_plugin(Aws::Plugins::RegionalEndpoint)
  add_plugin(Aws::Plugins::ResponsePaging)
  add_plugin(Aws::Plugins::StubResponses)
  add_plugin(Aws::Plugins::TransferEncoding)
  add_plugin(Aws::Plugins::SignatureV4)
  add_plugin(Aws::Plugins::Protocols::JsonRpc)

  def wait_until(waiter, params)
    MODEL.waiter(waiter).wait(client: self, params: params)
  end
end
