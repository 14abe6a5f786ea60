using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>Ways to reach a source.</summary>
[SimpleShape(Min = 0, Max = 22)]
internal static class SourceAccessConfigurations;
