using System.Buffers;
using System.Text;
using System.Xml.Linq;
using Microsoft.Extensions.Time.Testing;
using Millrace.Iam.Accounts;
using Millrace.Iam.Management;
using Millrace.Iam.Principals;
using Millrace.Storage.State;
using Millrace.Wire;

namespace Millrace.Iam.Tests.Management;

/// <summary>IAM in memory, called with forms as a client sends them and answering XML as a client reads it.</summary>
internal sealed class TestIam : IAsyncDisposable
{
    public const string Account = "123456789012";
    public const string Policy = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kinesis:PutRecord","Resource":"*"}]}""";
    public const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

    private readonly IamService _service;
    private readonly MemoryStateStore _state;

    private TestIam(MemoryStateStore state, IamDirectory directory)
    {
        _state = state;
        Directory = directory;
        _service = new IamService(directory, Uses, Time);
    }

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public LastUses Uses { get; } = new();

    public IamDirectory Directory { get; private set; }

    public Account State => Directory.Find(Account);

    /// <summary>The names of what is served.</summary>
    public IEnumerable<string> Operations => _service.Bindings.Select(static binding => binding.Operation.Name);

    public Caller Caller { get; set; } = new RootPrincipal(Account, "test");

    public static async Task<TestIam> OpenAsync()
    {
        var state = new MemoryStateStore();
        return new TestIam(state, await IamDirectory.OpenAsync(state, Cancellation));
    }

    /// <summary>What another process would read from the store.</summary>
    public ValueTask<IamDirectory> ReopenAsync() => IamDirectory.OpenAsync(_state, Cancellation);

    /// <summary>Calls an operation; the result's element, without namespaces.</summary>
    public async Task<XElement> CallAsync(string action, params (string Name, string Value)[] parameters)
    {
        var form = string.Join('&', parameters.Select(static p => $"{Uri.EscapeDataString(p.Name)}={Uri.EscapeDataString(p.Value)}"));
        var binding = _service.Bindings.Single(b => b.Operation.Name == action);
        var call = binding.Decode(Encoding.UTF8.GetBytes(form), WireFormat.Query);
        call.Validate();
        using var context = new RequestContext("request", Caller, "us-east-1");
        var output = new ArrayBufferWriter<byte>();
        await call.ExecuteAsync(context, output, Cancellation);
        var answer = XElement.Parse(Encoding.UTF8.GetString(output.WrittenSpan));
        foreach (var element in answer.DescendantsAndSelf()) element.Name = element.Name.LocalName;
        return answer.Element($"{action}Result") ?? answer;
    }

    /// <summary>Calls an operation that must fail, and leave everything as it is.</summary>
    public async Task<(int Status, string Code, string? Message)> ErrorAsync(string action, params (string Name, string Value)[] parameters)
    {
        var before = State;
        var error = await Assert.ThrowsAsync<ServiceException>(() => CallAsync(action, parameters));
        Assert.Equal(before, State);
        return (error.Status, error.Code, error.Text);
    }

    public async ValueTask DisposeAsync()
    {
        Directory.Dispose();
        await _state.DisposeAsync();
    }
}
