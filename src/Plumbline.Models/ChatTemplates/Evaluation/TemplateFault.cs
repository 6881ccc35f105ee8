namespace Plumbline.Models.ChatTemplates.Evaluation;

/// <summary>A failure that does not know its place yet; the innermost part of the template under evaluation adds it.</summary>
internal sealed class TemplateFault(ChatTemplateFailure failure, string found, string expected, string mend, Exception? inner = null)
    : Exception(found, inner)
{
    private const string CheckMessages = "check that the messages have what the template asks for, or correct the template";

    public ChatTemplateException At(string origin, int line, int column) =>
        new(failure, origin, line, column, Message, expected, mend, InnerException);

    public static TemplateFault Value(string found, string expected) => new(ChatTemplateFailure.Evaluation, found, expected, CheckMessages);

    public static TemplateFault NotSupported(string found, string expected) =>
        new(ChatTemplateFailure.NotSupported, found, expected, "rewrite that part of the template with what docs/chat-templates.md lists");

    public static TemplateFault Limit(string found, string expected) => new(
        ChatTemplateFailure.Limit, found, expected, "the template is hostile or the conversation huge; raise ChatTemplateLimits only for one you trust");
}
