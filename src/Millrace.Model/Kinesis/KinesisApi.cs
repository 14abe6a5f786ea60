using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>Amazon Kinesis Data Streams, API version 2013-12-02: the table of its operations.</summary>
[Service("Kinesis", "2013-12-02", SigningName = "kinesis", IamPrefix = "kinesis", TargetPrefix = "Kinesis_20131202")]
public static partial class KinesisApi;
