using Plumbline.Cli.Commands.Hub;
using Plumbline.Cli.Errors;
using Plumbline.Runs.Hub;

namespace Plumbline.Cli.Tests.Commands.Hub;

public class HubEnvironmentTests
{
    [Fact]
    public void Read_EmptyEnvironment_IsThePublicHubAndItsUsualCache()
    {
        HubOptions options = Read([]);

        options.BaseAddress.ShouldBe(new Uri("https://huggingface.co"));
        options.Token.ShouldBeNull();
        options.CacheFolder.ShouldBe(Path.GetFullPath(Path.Combine("user", ".cache", "huggingface", "hub")));
    }

    [Fact]
    public void Read_Variables_AreThoseOfTheHubsOwnPrograms()
    {
        HubOptions options = Read(new() { ["HF_ENDPOINT"] = "https://mirror.example/", ["HF_TOKEN"] = " hf_a\n", ["HF_HOME"] = "home" });

        options.BaseAddress.ShouldBe(new Uri("https://mirror.example/"));
        options.Token.ShouldBe("hf_a");
        options.CacheFolder.ShouldBe(Path.GetFullPath(Path.Combine("home", "hub")));
        Read(new() { ["HF_HOME"] = "home", ["HF_HUB_CACHE"] = "cache" }).CacheFolder.ShouldBe(Path.GetFullPath("cache"));
        Read(new() { ["XDG_CACHE_HOME"] = "xdg" }).CacheFolder.ShouldBe(Path.GetFullPath(Path.Combine("xdg", "huggingface", "hub")));
    }

    [Fact]
    public void Read_TokenFile_IsReadWhereNoVariableIsSet()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("token"), "hf_file\n");

        Read(new() { ["HF_HOME"] = folder.Path }).Token.ShouldBe("hf_file");
        Read(new() { ["HF_HOME"] = folder.Path, ["HF_TOKEN"] = "hf_set" }).Token.ShouldBe("hf_set");
    }

    [Fact]
    public void Read_TokenThatIsNone_IsRefusedAndNotShown()
    {
        string message = Should.Throw<UsageException>(() => Read(new() { ["HF_TOKEN"] = "hf secret" })).Message;

        message.ShouldContain("the token has blanks");
        message.ShouldNotContain("secret");
    }

    [Fact]
    public void Read_TokenForAnUnencryptedHost_IsRefused() =>
        Should.Throw<UsageException>(() => Read(new() { ["HF_TOKEN"] = "hf_a", ["HF_ENDPOINT"] = "http://mirror.example" })).Message
            .ShouldBe("a token would go unencrypted to mirror.example; expected an https address");

    [Fact]
    public void Read_Offline_IsRefused() => Should.Throw<UsageException>(() => Read(new() { ["HF_HUB_OFFLINE"] = "1" })).Message.ShouldBe("HF_HUB_OFFLINE is set to 1; unset it to pull");

    private static HubOptions Read(Dictionary<string, string> variables) => HubEnvironment.Read(name => variables.GetValueOrDefault(name), "user", null, null);
}
