using Millrace.Model.DynamoDB;
using Millrace.Model.Iam;
using Millrace.Storage;

namespace Millrace.CommandLine.Tests;

/// <summary>What arguments name and what is there for one run alone: a word in capitals stands for it, and each stands for one thing.</summary>
/// <param name="server">The server that has it.</param>
internal sealed class MadeWords(SharedServer server) : IAsyncDisposable
{
    private const string Nobody = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

    private readonly Dictionary<string, string> _made = [];
    private DirectoryInfo? _directory;
    private ProgramRun? _other;

    /// <summary>Arguments with what their words stand for.</summary>
    public async Task<string[]> FillAsync(IReadOnlyList<string> arguments)
    {
        var filled = new string[arguments.Count];
        for (var i = 0; i < filled.Length; i++) filled[i] = await FillAsync(arguments[i]);
        return filled;
    }

    /// <summary>A text with what its last word stands for.</summary>
    public async Task<string> FillAsync(string text)
    {
        var space = text.LastIndexOf(' ');
        var word = text[(space + 1)..];
        if (word.Length == 0 || !word.All(char.IsAsciiLetterUpper)) return text;
        if (!_made.TryGetValue(word, out var meant)) _made[word] = meant = await MakeAsync(word);
        return text[..(space + 1)] + meant;
    }

    public async ValueTask DisposeAsync()
    {
        if (_other is not null) await _other.DisposeAsync();
        _directory?.Delete(recursive: true);
    }

    private async Task<string> MakeAsync(string word)
    {
        var name = SharedServer.NewName();
        switch (word)
        {
            case "NEW":
                return name;
            case "STREAM":
                return await server.StreamAsync();
            case "SHARDS":
                return await server.StreamAsync(shards: 2);
            case "RECORD":
                name = await server.StreamAsync();
                await server.PutAsync(name, "k", "hello");
                return name;
            case "TABLE":
                await server.TableAsync(name, "id");
                await server.DynamoDB.PutItemAsync(new PutItemRequest { TableName = name, Item = new Dictionary<string, AttributeValue> { ["id"] = "7", ["name"] = "Ann" } });
                return name;
            case "LEASES":
                await server.TableAsync(name, "leaseKey");
                await server.DynamoDB.PutItemAsync(new PutItemRequest
                {
                    TableName = name,
                    Item = new Dictionary<string, AttributeValue> { ["leaseKey"] = "shardId-000000000000", ["leaseOwner"] = "worker-1", ["leaseCounter"] = 3, ["checkpoint"] = "LATEST" },
                });
                return name;
            case "USER":
                await server.Iam.CreateUserAsync(new CreateUserRequest { UserName = name });
                return name;
            case "ROLE":
                await server.Iam.CreateRoleAsync(new CreateRoleRequest { RoleName = name, AssumeRolePolicyDocument = Nobody });
                return name;
            case "HANDLER":
                return server.HandlerFile;
            case "FUNCTION":
                return await server.FunctionAsync();
            case "TAKEN":
                return new Uri(server.Endpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
            case "SERVER":
                _other = ProgramRun.Start(environment: null, input: null, "start", "--in-memory", "--port", "0");
                return await _other.EndpointAsync();
            case "DATA":
                _directory = Directory.CreateTempSubdirectory("millrace-test-");
                await using (await StorageEngine.OpenAsync(new StorageOptions { Durability = Durability.Normal, Directory = _directory.FullName }, TimeProvider.System)) return _directory.FullName;
            default:
                throw new ArgumentException($"Nobody makes '{word}'.", nameof(word));
        }
    }
}
