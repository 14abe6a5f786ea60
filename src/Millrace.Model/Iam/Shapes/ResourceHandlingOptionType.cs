using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>A scenario of EC2.</summary>
[SimpleShape(Min = 1, Max = 64)]
internal static class ResourceHandlingOptionType;
