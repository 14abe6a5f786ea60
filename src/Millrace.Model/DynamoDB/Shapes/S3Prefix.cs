using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>What the names of files begin with.</summary>
[SimpleShape(Max = 1024)]
internal static class S3Prefix;
