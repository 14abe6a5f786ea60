using Millrace.Lambda.Code;
using Millrace.Lambda.Destinations;
using Millrace.Lambda.EventSourceMappings;
using Millrace.Lambda.Functions;
using Millrace.Lambda.Invocation;
using Millrace.Lambda.Layers;
using Millrace.Wire;

namespace Millrace.Lambda;

/// <summary>What the operations work with.</summary>
/// <param name="Options">The limits.</param>
/// <param name="Store">The functions and layers.</param>
/// <param name="Roles">The roles that functions run as.</param>
/// <param name="Links">Where code can be fetched.</param>
/// <param name="Mappings">The event source mappings.</param>
/// <param name="Time">The clock.</param>
internal sealed record LambdaRoom(
    LambdaOptions Options, LambdaStore Store, IExecutionRoles Roles, CodeLinks Links, Mappings Mappings, TimeProvider Time)
{
    /// <summary>The states that functions pass through.</summary>
    public required FunctionTransitions Transitions { get; init; }

    /// <summary>Calls functions.</summary>
    public required Invocations Invocations { get; init; }

    /// <summary>Calls that nobody waits for.</summary>
    public required EventQueue Events { get; init; }

    /// <summary>Where what came of calls is sent that nobody waits for.</summary>
    public required IDestinations Destinations { get; init; }

    /// <summary>The objects of S3; null where there are none.</summary>
    public ICodeObjects? Objects { get; init; }

    /// <summary>Now, as functions and layers tell it.</summary>
    public string Now => Moments.Text(Time.GetUtcNow());

    /// <summary>The function of a call.</summary>
    /// <exception cref="ServiceException">There is none.</exception>
    public FunctionState Find(FunctionReference reference) => Store.Find(reference.Key) ?? throw LambdaErrors.NoFunction(reference.Arn);

    /// <summary>The version that a call's qualifier means; the unpublished one without a qualifier.</summary>
    /// <exception cref="ServiceException">There is no such function, version or alias.</exception>
    public VersionState FindVersion(FunctionReference reference) =>
        Find(reference).FindVersion(reference.Qualifier) ?? throw LambdaErrors.NoFunction(reference.Arn);

    /// <summary>Changes the function of a call.</summary>
    /// <returns>The function after the change.</returns>
    /// <exception cref="ServiceException">There is none, or what the change throws.</exception>
    public async ValueTask<FunctionState> ChangeAsync(FunctionReference reference, Func<FunctionState, FunctionState> change, CancellationToken cancellationToken)
    {
        var after = await Store.ChangeAsync(
            reference.Key, before => change(before ?? throw LambdaErrors.NoFunction(reference.Arn)), code: null, cancellationToken);
        return after!;
    }

    /// <summary>Changes the layer of a call.</summary>
    public ValueTask<LayerState?> ChangeAsync(LayerKey key, Func<LayerState?, LayerState?> change, CancellationToken cancellationToken) =>
        Store.ChangeAsync(key, change, code: null, cancellationToken);
}
