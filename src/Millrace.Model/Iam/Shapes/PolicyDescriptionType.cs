using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>A managed policy's description.</summary>
[SimpleShape(Max = 1000)]
internal static class PolicyDescriptionType;
