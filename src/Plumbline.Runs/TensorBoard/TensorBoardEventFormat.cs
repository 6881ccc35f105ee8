using System.Text;

namespace Plumbline.Runs.TensorBoard;

/// <summary>
/// The protocol buffers inside the records: <c>Event</c>, <c>Summary</c>, <c>SummaryMetadata</c> and as much of <c>TensorProto</c> as text needs.
/// Field numbers are those of TensorFlow's event.proto, summary.proto and tensor.proto, which are frozen.
/// </summary>
internal static class TensorBoardEventFormat
{
    /// <summary>What the first record of every file says.</summary>
    public const string FileVersion = "brain.Event:2";

    private const int WallTime = 1;
    private const int Step = 2;
    private const int Version = 3;
    private const int SummaryField = 5;
    private const int SummaryValue = 1;
    private const int Tag = 1;
    private const int SimpleValue = 2;
    private const int TensorField = 8;
    private const int Metadata = 9;
    private const int PluginData = 1;
    private const int PluginName = 1;
    private const int TensorType = 1;
    private const int TensorShape = 2;
    private const int ShapeDimension = 2;
    private const int DimensionSize = 1;
    private const int TensorStrings = 8;
    private const int StringType = 7;

    /// <summary>The event as a protocol buffer.</summary>
    public static byte[] Encode(TensorBoardEvent value)
    {
        ProtobufWriter writer = new();
        writer.Double(WallTime, value.WallTime);
        if (value.Step != 0)
        {
            writer.Integer(Step, value.Step);
        }

        if (value.FileVersion is { } version)
        {
            writer.Text(Version, version);
        }

        if (value.Values.Count > 0)
        {
            writer.Message(SummaryField, summary =>
            {
                foreach (TensorBoardValue entry in value.Values)
                {
                    summary.Message(SummaryValue, inner => Encode(inner, entry));
                }
            });
        }

        return writer.Written.ToArray();
    }

    /// <summary>Reads an event; fields that are not known here are passed over.</summary>
    /// <exception cref="FormatException">The bytes are no event.</exception>
    public static TensorBoardEvent Decode(ReadOnlySpan<byte> message)
    {
        double time = 0;
        long step = 0;
        string? version = null;
        List<TensorBoardValue> values = [];
        ProtobufReader reader = new(message);
        while (reader.Next())
        {
            switch (reader.Field, reader.Kind)
            {
                case (WallTime, ProtobufKind.Fixed64):
                    time = reader.Double;
                    break;
                case (Step, ProtobufKind.Varint):
                    step = (long)reader.Bits;
                    break;
                case (Version, ProtobufKind.Bytes):
                    version = Encoding.UTF8.GetString(reader.Value);
                    break;
                case (SummaryField, ProtobufKind.Bytes):
                    DecodeSummary(reader.Value, values);
                    break;
            }
        }

        return new TensorBoardEvent(time, step, version, values);
    }

    private static void Encode(ProtobufWriter writer, TensorBoardValue value)
    {
        writer.Text(Tag, value.Tag);
        if (value.Scalar is { } scalar)
        {
            writer.Single(SimpleValue, scalar);
        }
        else if (value.Text is { } text)
        {
            // A tensor of one string, which the plugin "text" shows as Markdown.
            writer.Message(TensorField, tensor =>
            {
                tensor.Integer(TensorType, StringType);
                tensor.Message(TensorShape, shape => shape.Message(ShapeDimension, dimension => dimension.Integer(DimensionSize, 1)));
                tensor.Text(TensorStrings, text);
            });
            writer.Message(Metadata, metadata => metadata.Message(PluginData, plugin => plugin.Text(PluginName, "text")));
        }
    }

    private static void DecodeSummary(ReadOnlySpan<byte> summary, List<TensorBoardValue> values)
    {
        ProtobufReader reader = new(summary);
        while (reader.Next())
        {
            if (reader.Field == SummaryValue && reader.Kind == ProtobufKind.Bytes)
            {
                values.Add(DecodeValue(reader.Value));
            }
        }
    }

    private static TensorBoardValue DecodeValue(ReadOnlySpan<byte> message)
    {
        TensorBoardValue value = new("", null, null);
        ProtobufReader reader = new(message);
        while (reader.Next())
        {
            value = (reader.Field, reader.Kind) switch
            {
                (Tag, ProtobufKind.Bytes) => value with { Tag = Encoding.UTF8.GetString(reader.Value) },
                (SimpleValue, ProtobufKind.Fixed32) => value with { Scalar = reader.Single },
                (TensorField, ProtobufKind.Bytes) => value with { Text = FirstString(reader.Value) },
                _ => value,
            };
        }

        return value;
    }

    private static string? FirstString(ReadOnlySpan<byte> tensor)
    {
        ProtobufReader reader = new(tensor);
        while (reader.Next())
        {
            if (reader.Field == TensorStrings && reader.Kind == ProtobufKind.Bytes)
            {
                return Encoding.UTF8.GetString(reader.Value);
            }
        }

        return null;
    }
}
