# frozen_string_literal: true

# Runs a function's handler on Ruby: fetches each invocation from the Runtime API, calls the handler, hands the result back.
require 'json'
require 'net/http'

module MillraceRuntime
  BASE = '/2018-06-01/runtime/'

  # An error of the runtime's own, with its type.
  class Fault < StandardError
    attr_reader :error_type

    def initialize(error_type, message)
      super(message)
      @error_type = error_type
    end
  end

  # What a handler is told of its invocation.
  class Context
    attr_reader :aws_request_id, :invoked_function_arn, :client_context, :identity, :tenant_id, :deadline_ms

    def initialize(response)
      @aws_request_id = response['Lambda-Runtime-Aws-Request-Id']
      @invoked_function_arn = response['Lambda-Runtime-Invoked-Function-Arn']
      @deadline_ms = response['Lambda-Runtime-Deadline-Ms'].to_i
      @tenant_id = response['Lambda-Runtime-Aws-Tenant-Id']
      @client_context = parse(response['Lambda-Runtime-Client-Context'])
      @identity = parse(response['Lambda-Runtime-Cognito-Identity'])
    end

    def get_remaining_time_in_millis
      [deadline_ms - (Process.clock_gettime(Process::CLOCK_REALTIME) * 1000).to_i, 0].max
    end

    def function_name = ENV['AWS_LAMBDA_FUNCTION_NAME']
    def function_version = ENV['AWS_LAMBDA_FUNCTION_VERSION']
    def memory_limit_in_mb = ENV['AWS_LAMBDA_FUNCTION_MEMORY_SIZE']
    def log_group_name = ENV['AWS_LAMBDA_LOG_GROUP_NAME']
    def log_stream_name = ENV['AWS_LAMBDA_LOG_STREAM_NAME']

    private

    def parse(text)
      text && !text.empty? ? JSON.parse(text) : nil
    end
  end

  module_function

  def connect
    host, port = ENV.fetch('AWS_LAMBDA_RUNTIME_API').split(':')
    http = Net::HTTP.new(host, port.to_i, nil)
    http.read_timeout = nil
    http.keep_alive_timeout = 86_400
    http.start
  end

  def describe(error)
    case error
    when Fault then { errorMessage: error.message, errorType: error.error_type, stackTrace: [] }
    else { errorMessage: error.message, errorType: "Function<#{error.class}>", stackTrace: error.backtrace || [] }
    end
  end

  def post_error(http, route, error)
    told = describe(error)
    puts "[ERROR] #{told[:errorType]}: #{told[:errorMessage]}\r#{told[:stackTrace].join("\r")}"
    headers = { 'Content-Type' => 'application/json', 'Lambda-Runtime-Function-Error-Type' => told[:errorType] }
    http.post(BASE + route, JSON.generate(told), headers)
  end

  # A handler is file.method or file.Module::Class.method.
  def find_handler(text)
    parts = text.to_s.split('.')
    unless [2, 3].include?(parts.length)
      raise Fault.new('Runtime.MalformedHandlerName', "Invalid handler #{text}, must be of form FILENAME.METHOD or FILENAME.CLASS.METHOD where FILENAME corresponds with an existing Ruby source file FILENAME.rb, CLASS is an optional module/class namespace and METHOD is a callable method.")
    end
    begin
      require "./#{parts[0]}"
    rescue LoadError => e
      raise Fault.new('Runtime.ImportModuleError', e.message)
    rescue SyntaxError => e
      raise Fault.new('Runtime.UserCodeSyntaxError', e.message)
    end
    receiver = parts.length == 3 ? Kernel.const_get(parts[1]) : TOPLEVEL_BINDING.receiver
    receiver.method(parts[-1])
  rescue NameError => e
    raise Fault.new('Runtime.HandlerNotFound', e.message)
  end

  def run
    $stdout.sync = true
    http = connect
    begin
      handler = find_handler(ENV['_HANDLER'])
    rescue StandardError => e
      post_error(http, 'init/error', e)
      exit 1
    end
    loop { serve(http, handler) }
  end

  def serve(http, handler)
    response = http.get("#{BASE}invocation/next")
    abort "The Runtime API answered #{response.code}." unless response.code == '200'
    id = response['Lambda-Runtime-Aws-Request-Id']
    ENV['_X_AMZN_TRACE_ID'] = response['Lambda-Runtime-Trace-Id']
    begin
      body = response.body.to_s
      event = JSON.parse(body.empty? ? '{}' : body)
      answer = JSON.generate(handler.call(event: event, context: Context.new(response)))
    rescue StandardError, NotImplementedError => e
      post_error(http, "invocation/#{id}/error", e)
      return
    end
    http.post("#{BASE}invocation/#{id}/response", answer, 'Content-Type' => 'application/json')
  end
end

MillraceRuntime.run
