using System.Text;
using System.Security.Cryptography;

namespace Plumbline.Runs.Tests;

public class InputDigestTests
{
    [Fact]
    public void OfFile_Abc_IsTheDigestOfTheStandard()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("abc"), "abc");

        // FIPS 180-4, example "abc".
        InputDigest.OfFile("prompts", folder.File("abc")).ShouldBe(
            new InputDigest("prompts", folder.File("abc"), 3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    }

    [Fact]
    public void OfFile_Missing_IsOneClearError() =>
        Should.Throw<RunException>(() => InputDigest.OfFile("prompts", "no-such-file")).Message.ShouldBe("no-such-file: cannot read: no such file or folder; check the path");

    [Fact]
    public void OfFolder_Files_IsTheDigestOfTheSortedList()
    {
        using TemporaryFolder folder = new();
        Directory.CreateDirectory(folder.File("sub"));
        File.WriteAllText(folder.File("b"), "abc");
        File.WriteAllText(folder.File("sub", "a"), "");
        const string Abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        const string Empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        string expected = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Abc}  b\n{Empty}  sub/a\n")));

        InputDigest digest = InputDigest.OfFolder("model", folder.Path);

        digest.Sha256.ShouldBe(expected);
        digest.Bytes.ShouldBe(3);
    }

    [Fact]
    public void OfFolder_FileRenamed_ChangesTheDigest()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("a"), "abc");
        string before = InputDigest.OfFolder("model", folder.Path).Sha256;

        File.Move(folder.File("a"), folder.File("b"));

        InputDigest.OfFolder("model", folder.Path).Sha256.ShouldNotBe(before);
    }

    [Fact]
    public void OfFolder_LoopOfLinks_Ends()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("a"), "abc");
        string before = InputDigest.OfFolder("model", folder.Path).Sha256;

        Directory.CreateSymbolicLink(folder.File("loop"), folder.Path);

        InputDigest.OfFolder("model", folder.Path).Sha256.ShouldBe(before);
    }
}
