using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>The ARN of an export.</summary>
[SimpleShape(Min = 37, Max = 1024)]
internal static class ExportArn;
