using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>The key of a tag.</summary>
[SimpleShape(Min = 1, Max = 128)]
internal static class TagKeyString;
