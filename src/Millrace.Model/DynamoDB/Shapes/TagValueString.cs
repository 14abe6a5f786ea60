using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>The value of a tag.</summary>
[SimpleShape(Min = 0, Max = 256)]
internal static class TagValueString;
