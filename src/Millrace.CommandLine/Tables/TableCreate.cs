using System.CommandLine;
using Millrace.Model.DynamoDB;

namespace Millrace.CommandLine.Tables;

/// <summary><c>millrace table create</c>.</summary>
internal static class TableCreate
{
    public static Command Command(VerbOptions options)
    {
        var name = TableCommand.NameArgument();
        var key = KeyOption("--key", "The attribute that an item is found by, and its type: S a text (when nothing is said), N a number, B bytes");
        key.Required = true;
        var sort = KeyOption("--sort", "The attribute that items with the same key are told apart and sorted by");
        var noWait = new Option<bool>("--no-wait") { Description = "Do not wait until it is ready" };
        var command = new Verb("create", "Makes a table with capacity on demand, and waits until it is ready.")
        {
            Examples =
            [
                ("millrace table create people --key id", "an item for each id"),
                ("millrace table create visits --key page:S --sort at:N", "items of a page in the order of a number"),
            ],
        };
        command.Arguments.Add(name);
        command.Options.Add(key);
        command.Options.Add(sort);
        command.Options.Add(noWait);
        options.AddTo(command);
        command.SetVerb(options, async call =>
        {
            using var tables = call.Clients.DynamoDB();
            var table = call.Result.GetValue(name)!;
            var (hash, range) = (call.Result.GetValue(key)!, call.Result.GetValue(sort));
            if (hash.AttributeName == range?.AttributeName) throw VerbException.Usage("--key and --sort are two attributes.");
            await tables.CreateTableAsync(
                new CreateTableRequest
                {
                    TableName = table,
                    BillingMode = BillingMode.PayPerRequest,
                    AttributeDefinitions = range is null ? [hash] : [hash, range],
                    KeySchema = range is null ? [KeyOf(hash, KeyType.Hash)] : [KeyOf(hash, KeyType.Hash), KeyOf(range, KeyType.Range)],
                },
                call.Cancellation);
            var made = await DescribeAsync();
            while (!call.Result.GetValue(noWait) && made.TableStatus != TableStatus.Active)
            {
                await Task.Delay(TableCommand.BetweenLooks, call.Time, call.Cancellation);
                made = await DescribeAsync();
            }

            call.Output.One(TableCommand.Row(made));
            return ExitCode.Ok;

            async Task<TableDescription> DescribeAsync() => (await tables.DescribeTableAsync(new DescribeTableRequest { TableName = table }, call.Cancellation)).Table!;
        });
        return command;
    }

    private static Option<AttributeDefinition?> KeyOption(string name, string description) => new(name)
    {
        HelpName = "NAME:S|N|B",
        Description = description,
        CustomParser = result => VerbOptions.Parsed<AttributeDefinition?>(result, name, Attribute),
    };

    private static AttributeDefinition Attribute(string text)
    {
        var colon = text.LastIndexOf(':');
        var (name, type) = colon < 0 ? (text, "S") : (text[..colon], text[(colon + 1)..]);
        return name.Length > 0 && type is "S" or "N" or "B"
            ? new AttributeDefinition { AttributeName = name, AttributeType = type }
            : throw new FormatException($"'{text}' is no attribute with its type, like id:S, at:N or hash:B.");
    }

    private static KeySchemaElement KeyOf(AttributeDefinition attribute, string type) => new() { AttributeName = attribute.AttributeName, KeyType = type };
}
