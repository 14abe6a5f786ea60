using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>How many exports are listed.</summary>
[SimpleShape(Min = 1, Max = 25)]
internal static class ListExportsMaxLimit;
