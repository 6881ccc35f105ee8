using Plumbline.Models.ChatTemplates;
using Plumbline.Models.Checkpoints;

namespace Plumbline.Models.Tests.ChatTemplates;

public sealed class ChatTemplateFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("chat-template");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Load_AllThreePlaces_TakesThemInOrder()
    {
        Should.Throw<CheckpointException>(() => ChatTemplateFile.Load(_folder.FullName)).Message.ShouldContain("chatml");
        Write("tokenizer_config.json", """{"chat_template":"settings","bos_token":{"content":"<s>"},"eos_token":"</s>"}""");
        Text().ShouldBe("settings");
        Write("chat_template.json", """{"chat_template":"json"}""");
        Text().ShouldBe("json");
        Write("chat_template.jinja", "jinja{{ bos_token }}{{ pad_token }}");
        Write("special_tokens_map.json", """{"pad_token":"<pad>","bos_token":"other"}""");
        Text().ShouldBe("jinja<s><pad>");
    }

    [Fact]
    public void Load_NamedTemplates_KeepsThatForTools()
    {
        Write("tokenizer_config.json", """{"chat_template":[{"name":"tool_use","template":"t"},{"name":"default","template":"d"},{"name":"rag","template":"{% include %}"}]}""");
        ChatTemplateFile file = ChatTemplateFile.Load(_folder.FullName);

        file.For(null).Source.ShouldBe("d");
        file.For(ChatTemplateCases.Json("[]")).Source.ShouldBe("t");
    }

    [Theory]
    [InlineData("""{"chat_template":[{"name":"rag","template":"t"}]}""", "default")]
    [InlineData("""{"chat_template":3}""", "chat_template")]
    [InlineData("""{"chat_template":"x","bos_token":3}""", "bos_token")]
    [InlineData("[]", "object")]
    public void Load_DamagedSettings_SaysWhere(string settings, string named)
    {
        Write("tokenizer_config.json", settings);

        Should.Throw<CheckpointException>(() => ChatTemplateFile.Load(_folder.FullName)).Message.ShouldContain(named);
    }

    private string Text()
    {
        ChatTemplateFile file = ChatTemplateFile.Load(_folder.FullName);
        return file.Default.Render(ChatTemplateCases.Input("[]") with { SpecialTokens = file.SpecialTokens }).Text;
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder.FullName, name), text);
}
