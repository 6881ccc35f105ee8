using Microsoft.Extensions.AI;
using Plumbline.Evaluation.Endpoints;

namespace Plumbline.Evaluation.Logs;

/// <summary>Messages as a log keeps them, and back again.</summary>
public static class RecordedMessages
{
    /// <summary>Records of messages: one for each, and one for each result of a tool.</summary>
    public static IReadOnlyList<MessageRecord> Of(IEnumerable<ChatMessage> messages)
    {
        ArgumentNullException.ThrowIfNull(messages);
        List<MessageRecord> records = [];
        foreach (ChatMessage message in messages)
        {
            Add(records, message);
        }

        return records;
    }

    /// <summary>The message of a record.</summary>
    public static ChatMessage ToMessage(MessageRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        ChatMessage message = new() { Role = new ChatRole(record.Role) };
        if (record.ToolCallId is not null)
        {
            message.Contents.Add(new FunctionResultContent(record.ToolCallId, record.Text));
            return message;
        }

        if (record.Text.Length > 0 || record.ToolCalls is null)
        {
            message.Contents.Add(new TextContent(record.Text));
        }

        foreach (ToolCallRecord call in record.ToolCalls ?? [])
        {
            message.Contents.Add(ToolText.Call(call.Id, call.Function, call.Arguments));
        }

        return message;
    }

    private static void Add(List<MessageRecord> records, ChatMessage message)
    {
        List<ToolCallRecord>? calls = null;
        bool onlyResults = message.Contents.Count > 0;
        foreach (AIContent content in message.Contents)
        {
            if (content is FunctionResultContent result)
            {
                records.Add(new MessageRecord("tool", ToolText.Of(result)) { ToolCallId = result.CallId });
                continue;
            }

            onlyResults = false;
            if (content is FunctionCallContent call)
            {
                (calls ??= []).Add(new ToolCallRecord(call.CallId, call.Name, ToolText.Arguments(call)));
            }
        }

        if (!onlyResults)
        {
            records.Add(new MessageRecord(message.Role.Value, message.Text) { ToolCalls = calls });
        }
    }
}
