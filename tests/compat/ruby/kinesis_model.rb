# frozen_string_literal: true

require 'aws-sdk-core'
require 'aws-sdk-core/waiters'
require 'json'

# The Kinesis API as the SDK's core wants it, read from the service description that botocore brings along: Debian has
# the core of the Ruby SDK and no gem of a service. It stands for the gem's generated file, nothing else does.
class KinesisModel
  include Seahorse::Model

  FOLDERS = ENV.fetch('BOTOCORE_DATA') do
    '/usr/lib/python3/dist-packages/{botocore,awscli/botocore}/data/kinesis/2013-12-02'
  end

  # Wants an event stream over HTTP/2, which the synchronous client does not have.
  LEFT_OUT = %w[SubscribeToShard].freeze

  SCALARS = {
    'string' => Shapes::StringShape, 'integer' => Shapes::IntegerShape, 'long' => Shapes::IntegerShape,
    'double' => Shapes::FloatShape, 'boolean' => Shapes::BooleanShape, 'blob' => Shapes::BlobShape,
    'timestamp' => Shapes::TimestampShape
  }.freeze

  def self.folder
    Dir.glob(FOLDERS).first
  end

  def initialize(folder = self.class.folder)
    @description, @paginators, @waiters =
      %w[service-2 paginators-1 waiters-2].map { |part| JSON.parse(File.read(File.join(folder, "#{part}.json"))) }
    @shapes = {}
  end

  def api
    Api.new.tap do |api|
      api.version = @description['metadata']['apiVersion']
      api.metadata = @description['metadata']
      @description['operations'].except(*LEFT_OUT).each do |name, description|
        api.add_operation(underscore(name), operation(name, description))
      end
    end
  end

  # The waiter of a name such as stream_exists.
  def waiter(name)
    key, waiter = @waiters['waiters'].find { |candidate, _| underscore(candidate) == name.to_s }
    raise ArgumentError, "no waiter #{name}" unless key

    Aws::Waiters::Waiter.new(
      max_attempts: waiter['maxAttempts'], delay: waiter['delay'],
      poller: Aws::Waiters::Poller.new(
        operation_name: underscore(waiter['operation']).to_sym,
        acceptors: waiter['acceptors'].map { |acceptor| in_ruby(acceptor) }
      )
    )
  end

  private

  def operation(name, description)
    Operation.new.tap do |operation|
      operation.name = name
      operation.input = reference(description['input']) || Shapes::ShapeRef.new(shape: structure(name, 'members' => {}))
      operation.output = reference(description['output']) || Shapes::ShapeRef.new(shape: structure(name, 'members' => {}))
      operation.errors.concat((description['errors'] || []).map { |error| reference(error) })
      paginator = @paginators['pagination'][name]
      operation[:pager] = pager(paginator) if paginator
    end
  end

  def pager(paginator)
    outputs, inputs = paginator.values_at('output_token', 'input_token').map { |tokens| Array(tokens) }
    Aws::Pager.new(
      tokens: outputs.map { |path| path_in_ruby(path) }.zip(inputs.map { |name| underscore(name) }).to_h,
      limit_key: underscore(paginator['limit_key']),
      more_results: paginator['more_results'] && path_in_ruby(paginator['more_results'])
    )
  end

  def in_ruby(acceptor)
    acceptor['argument'] ? acceptor.merge('argument' => path_in_ruby(acceptor['argument'])) : acceptor
  end

  def path_in_ruby(path)
    path.gsub(/[A-Za-z]+/) { |member| underscore(member) }
  end

  def reference(description, location_name: nil, required: false)
    return nil unless description

    Shapes::ShapeRef.new(shape: shape(description['shape']), location_name: location_name, required: required)
  end

  def shape(name)
    description = @description['shapes'].fetch(name)
    case description['type']
    when 'structure' then structure(name, description)
    when 'list'
      @shapes[name] ||= Shapes::ListShape.new(name: name, member: reference(description['member']))
    when 'map'
      @shapes[name] ||= Shapes::MapShape.new(
        name: name, key: reference(description['key']), value: reference(description['value'])
      )
    else
      @shapes[name] ||= SCALARS.fetch(description['type']).new(name: name)
    end
  end

  def structure(name, description)
    @shapes[name] ||= Shapes::StructureShape.new(name: name).tap do |shape|
      required = description.fetch('required', [])
      description['members'].each do |member, target|
        shape.add_member(
          underscore(member),
          reference(target, location_name: member, required: required.include?(member))
        )
      end
      shape.struct_class = struct_class(shape.member_names)
    end
  end

  # StreamARN is stream_arn, MaxRecordSizeInKiB is max_record_size_in_ki_b.
  def underscore(name)
    name.gsub(/([A-Z]+)([A-Z][a-z])/, '\\1_\\2').gsub(/([a-z\d])([A-Z])/, '\\1_\\2').downcase
  end

  def struct_class(members)
    return Aws::EmptyStructure if members.empty?

    Class.new(Struct.new(*members)) do
      include Aws::Structure
      const_set(:SENSITIVE, [])
    end
  end
end
