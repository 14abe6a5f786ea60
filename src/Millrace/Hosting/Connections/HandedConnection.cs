using System.IO.Pipelines;
using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;

namespace Millrace.Hosting.Connections;

/// <summary>Another's connection on loan: ends of life are told to the lender and not to the socket, features that are set stay here.</summary>
internal sealed class HandedConnection(ConnectionContext lender) : ConnectionContext
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when the borrower has disposed the connection.</summary>
    public Task Done => _done.Task;

    public override string ConnectionId { get; set; } = lender.ConnectionId;

    public override IFeatureCollection Features { get; } = new FeatureCollection(lender.Features);

    public override IDictionary<object, object?> Items { get; set; } = lender.Items;

    public override IDuplexPipe Transport { get; set; } = lender.Transport;

    public override CancellationToken ConnectionClosed { get; set; } = lender.ConnectionClosed;

    public override EndPoint? LocalEndPoint { get; set; } = lender.LocalEndPoint;

    public override EndPoint? RemoteEndPoint { get; set; } = lender.RemoteEndPoint;

    public override void Abort(ConnectionAbortedException abortReason) => lender.Abort(abortReason);

    public override ValueTask DisposeAsync()
    {
        _done.TrySetResult();
        return base.DisposeAsync();
    }
}
