namespace Millrace.Sqs.Tests.Operations;

/// <summary>Messages from their sending to their deletion (facts/sqs.md).</summary>
public sealed class MessageTests
{
    private const string Url = $"\"QueueUrl\":\"http://localhost/{TestSqs.Account}/q\"";

    private const string Attributes = """
        ,"MessageAttributes":{"b":{"DataType":"Binary","BinaryValue":"AQID"},"a.x":{"DataType":"Number.int","StringValue":"7"}}
        """;

    [Fact]
    public async Task A_message_is_sent_received_and_deleted()
    {
        var sqs = await TestSqs.OpenAsync();
        await sqs.CreateAsync();
        var sent = await sqs.PutAsync("hello");
        Assert.Equal("5d41402abc4b2a76b9719d911017c592", sent["MD5OfMessageBody"]!.GetValue<string>());
        Assert.Null(sent["MD5OfMessageAttributes"]);

        var received = Assert.Single(await sqs.ReceiveAsync(",\"MessageSystemAttributeNames\":[\"All\"]"))!;
        Assert.Equal("hello", received["Body"]!.GetValue<string>());
        Assert.Equal("5d41402abc4b2a76b9719d911017c592", received["MD5OfBody"]!.GetValue<string>());
        Assert.Equal(sent["MessageId"]!.GetValue<string>(), received["MessageId"]!.GetValue<string>());
        Assert.Equal("1769044922500", received["Attributes"]!["SentTimestamp"]!.GetValue<string>());
        Assert.Equal("1", received["Attributes"]!["ApproximateReceiveCount"]!.GetValue<string>());
        Assert.Equal(TestSqs.Account, received["Attributes"]!["SenderId"]!.GetValue<string>());

        await sqs.SendAsync("DeleteMessage", $$"""{{{Url}},"ReceiptHandle":{{received["ReceiptHandle"]!.ToJsonString()}}}""");
        await sqs.SendAsync("DeleteMessage", $$"""{{{Url}},"ReceiptHandle":{{received["ReceiptHandle"]!.ToJsonString()}}}""");
        sqs.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty(await sqs.ReceiveAsync());
        Assert.Equal("{}", (await sqs.SendAsync("ReceiveMessage", $"{{{Url}}}")).ToJsonString());
        await sqs.RefusedAsync("DeleteMessage", $$"""{{{Url}},"ReceiptHandle":"AAEC"}""", "ReceiptHandleIsInvalid");
    }

    /// <summary>The digest was computed by hand from AWS's description: names sorted, lengths in four bytes, types, marks, values.</summary>
    [Fact]
    public async Task Attributes_have_a_digest_and_are_told_as_asked_for()
    {
        var sqs = await TestSqs.OpenAsync();
        await sqs.CreateAsync();
        var sent = await sqs.PutAsync("x", Attributes);
        Assert.Equal("96fec40f63719fc1e13889925bf7d3e0", sent["MD5OfMessageAttributes"]!.GetValue<string>());

        var all = Assert.Single(await sqs.ReceiveAsync(",\"MessageAttributeNames\":[\"All\"],\"VisibilityTimeout\":0"))!;
        Assert.Equal("""{"b":{"BinaryValue":"AQID","DataType":"Binary"},"a.x":{"StringValue":"7","DataType":"Number.int"}}""", all["MessageAttributes"]!.ToJsonString());
        Assert.Equal("96fec40f63719fc1e13889925bf7d3e0", all["MD5OfMessageAttributes"]!.GetValue<string>());
        var some = Assert.Single(await sqs.ReceiveAsync(",\"MessageAttributeNames\":[\"a.*\"],\"VisibilityTimeout\":0"))!;
        Assert.Equal(["a.x"], some["MessageAttributes"]!.AsObject().Select(static a => a.Key));
        Assert.Null(Assert.Single(await sqs.ReceiveAsync())!["MessageAttributes"]);
    }

    [Theory]
    [InlineData("\\u0001", "", "InvalidMessageContents")]
    [InlineData("\\uFFFE", "", "InvalidMessageContents")]
    [InlineData("x", ",\"DelaySeconds\":901", "InvalidParameterValueException")]
    [InlineData("x", ",\"MessageAttributes\":{\"a\":{\"DataType\":\"Other\",\"StringValue\":\"x\"}}", "InvalidParameterValueException")]
    [InlineData("x", ",\"MessageAttributes\":{\"a\":{\"DataType\":\"String\",\"StringValue\":\"\"}}", "InvalidParameterValueException")]
    [InlineData("x", ",\"MessageAttributes\":{\"a b\":{\"DataType\":\"String\",\"StringValue\":\"x\"}}", "InvalidParameterValueException")]
    [InlineData("", "", "InvalidParameterValueException")]
    public async Task What_cannot_be_a_message_is_refused(string body, string more, string code)
    {
        var sqs = await TestSqs.OpenAsync();
        await sqs.CreateAsync();
        var error = await Assert.ThrowsAsync<Wire.ServiceException>(() => sqs.PutAsync(body, more));
        Assert.Equal(code, error.Code);
        Assert.Equal("0", await sqs.AttributeAsync("ApproximateNumberOfMessages"));
    }

    [Fact]
    public async Task A_message_may_be_as_large_as_the_queue_says()
    {
        var sqs = await TestSqs.OpenAsync();
        await sqs.CreateAsync("q", """{"MaximumMessageSize":"1024"}""");
        await sqs.PutAsync("😀" + new string('x', 1020));
        await Assert.ThrowsAsync<Wire.ServiceException>(() => sqs.PutAsync("😀" + new string('x', 1021)));
    }

    [Fact]
    public async Task A_received_message_is_hidden_until_its_time_is_over_and_comes_with_another_handle()
    {
        var sqs = await TestSqs.OpenAsync();
        await sqs.CreateAsync();
        await sqs.PutAsync("a");
        var first = Assert.Single(await sqs.ReceiveAsync())!["ReceiptHandle"]!.ToJsonString();
        Assert.Empty(await sqs.ReceiveAsync());
        sqs.Time.Advance(TimeSpan.FromSeconds(30));
        var second = Assert.Single(await sqs.ReceiveAsync(",\"AttributeNames\":[\"ApproximateReceiveCount\"]"))!;
        Assert.NotEqual(first, second["ReceiptHandle"]!.ToJsonString());
        Assert.Equal("2", second["Attributes"]!["ApproximateReceiveCount"]!.GetValue<string>());

        await sqs.RefusedAsync(
            "ChangeMessageVisibility", $$"""{{{Url}},"ReceiptHandle":{{first}},"VisibilityTimeout":0}""", "MessageNotInflight", "AWS.SimpleQueueService.MessageNotInflight");
        await sqs.SendAsync("ChangeMessageVisibility", $$"""{{{Url}},"ReceiptHandle":{{second["ReceiptHandle"]!.ToJsonString()}},"VisibilityTimeout":0}""");
        Assert.Single(await sqs.ReceiveAsync());
        Assert.Equal("1", await sqs.AttributeAsync("ApproximateNumberOfMessagesNotVisible"));
    }

    [Fact]
    public async Task A_delayed_message_comes_in_its_time()
    {
        var sqs = await TestSqs.OpenAsync();
        await sqs.CreateAsync("q", """{"DelaySeconds":"5"}""");
        await sqs.PutAsync("late");
        await sqs.PutAsync("now", ",\"DelaySeconds\":0");
        Assert.Equal(["now"], await sqs.BodiesAsync(",\"MaxNumberOfMessages\":10"));
        sqs.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(["late"], await sqs.BodiesAsync(",\"MaxNumberOfMessages\":10"));
    }

    [Fact]
    public async Task Messages_are_kept_as_long_as_the_queue_says()
    {
        var sqs = await TestSqs.OpenAsync();
        await sqs.CreateAsync("q", """{"MessageRetentionPeriod":"60"}""");
        await sqs.PutAsync("a");
        sqs.Time.Advance(TimeSpan.FromSeconds(30));
        await sqs.PutAsync("b");
        sqs.Time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(["b"], await sqs.BodiesAsync(",\"MaxNumberOfMessages\":10"));
    }

    [Fact]
    public async Task A_purge_empties_the_queue_once_a_minute()
    {
        var sqs = await TestSqs.OpenAsync();
        await sqs.CreateAsync();
        await sqs.PutAsync("a");
        await sqs.SendAsync("PurgeQueue", $"{{{Url}}}");
        Assert.Empty(await sqs.ReceiveAsync());
        await sqs.RefusedAsync("PurgeQueue", $"{{{Url}}}", "PurgeQueueInProgress", "AWS.SimpleQueueService.PurgeQueueInProgress");
        sqs.Time.Advance(TimeSpan.FromMinutes(1));
        await sqs.SendAsync("PurgeQueue", $"{{{Url}}}");
    }

    [Fact]
    public async Task Parts_of_a_batch_succeed_or_fail_each_by_itself()
    {
        var sqs = await TestSqs.OpenAsync();
        await sqs.CreateAsync();
        var sent = await sqs.SendAsync("SendMessageBatch", $$"""{{{Url}},"Entries":[{"Id":"a","MessageBody":"1"},{"Id":"b","MessageBody":"2","DelaySeconds":901},{"Id":"c","MessageBody":"3"}]}""");
        Assert.Equal(["a", "c"], sent["Successful"]!.AsArray().Select(static e => e!["Id"]!.GetValue<string>()));
        Assert.Equal("b InvalidParameterValue True", string.Join(' ', sent["Failed"]![0]!["Id"], sent["Failed"]![0]!["Code"], sent["Failed"]![0]!["SenderFault"]!.GetValue<bool>()));

        var received = await sqs.ReceiveAsync(",\"MaxNumberOfMessages\":10");
        Assert.Equal(["1", "3"], received.Select(static m => m!["Body"]!.GetValue<string>()));
        var handles = received.Select(static m => m!["ReceiptHandle"]!.ToJsonString()).ToList();
        var changed = await sqs.SendAsync(
            "ChangeMessageVisibilityBatch", $$"""{{{Url}},"Entries":[{"Id":"a","ReceiptHandle":{{handles[0]}},"VisibilityTimeout":100},{"Id":"b","ReceiptHandle":"x"}]}""");
        Assert.Equal("ReceiptHandleIsInvalid", Assert.Single(changed["Failed"]!.AsArray())!["Code"]!.GetValue<string>());
        sqs.Time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(["3"], await sqs.BodiesAsync(",\"MaxNumberOfMessages\":10"));

        var deleted = await sqs.SendAsync("DeleteMessageBatch", $$"""{{{Url}},"Entries":[{"Id":"a","ReceiptHandle":{{handles[0]}}},{"Id":"b","ReceiptHandle":{{handles[1]}}}]}""");
        Assert.Equal(2, deleted["Successful"]!.AsArray().Count);
        sqs.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.Empty(await sqs.ReceiveAsync());
    }

    [Theory]
    [InlineData("[]", "EmptyBatchRequest")]
    [InlineData("""[{"Id":"a","MessageBody":"1"},{"Id":"a","MessageBody":"2"}]""", "BatchEntryIdsNotDistinct")]
    [InlineData("""[{"Id":"a b","MessageBody":"1"}]""", "InvalidBatchEntryId")]
    [InlineData("MANY", "TooManyEntriesInBatchRequest")]
    [InlineData("LARGE", "BatchRequestTooLong")]
    public async Task A_batch_as_a_whole_is_checked_first(string entries, string code)
    {
        var sqs = await TestSqs.OpenAsync();
        await sqs.CreateAsync();
        entries = entries switch
        {
            "MANY" => $"[{string.Join(',', Enumerable.Range(0, 11).Select(static i => $$"""{"Id":"{{i}}","MessageBody":"x"}"""))}]",
            "LARGE" => $$"""[{"Id":"a","MessageBody":"{{new string('x', 600_000)}}"},{"Id":"b","MessageBody":"{{new string('x', 600_000)}}"}]""",
            _ => entries,
        };
        await sqs.RefusedAsync("SendMessageBatch", $$"""{{{Url}},"Entries":{{entries}}}""", code, $"AWS.SimpleQueueService.{code}");
        Assert.Empty(await sqs.ReceiveAsync());
    }

    [Theory]
    [InlineData("\"MaxNumberOfMessages\":11")]
    [InlineData("\"MaxNumberOfMessages\":0")]
    [InlineData("\"WaitTimeSeconds\":21")]
    [InlineData("\"VisibilityTimeout\":43201")]
    public async Task A_receive_has_its_limits(string more)
    {
        var sqs = await TestSqs.OpenAsync();
        await sqs.CreateAsync();
        await sqs.RefusedAsync("ReceiveMessage", $"{{{Url},{more}}}", "InvalidParameterValueException", "InvalidParameterValue");
    }
}
