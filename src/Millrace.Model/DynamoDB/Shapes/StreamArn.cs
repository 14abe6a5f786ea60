using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>The ARN of a stream.</summary>
[SimpleShape(Min = 37, Max = 1024)]
internal static class StreamArn;
