using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>How many imports are listed.</summary>
[SimpleShape(Min = 1, Max = 25)]
internal static class ListImportsMaxLimit;
