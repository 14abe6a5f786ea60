using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda;

/// <summary>Binds each operation to its handler.</summary>
[OperationHandlers(typeof(LambdaApi), typeof(LambdaRoom))]
internal static partial class LambdaHandlers;
