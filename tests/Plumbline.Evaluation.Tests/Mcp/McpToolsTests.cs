using System.IO.Pipelines;
using Microsoft.Extensions.AI;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Plumbline.Evaluation.Mcp;
using Plumbline.Evaluation.Samples;
using Plumbline.Evaluation.Solvers;

namespace Plumbline.Evaluation.Tests.Mcp;

public class McpToolsTests
{
    [Fact]
    public async Task ConnectAsync_AServer_GivesToolsThatAModelCanCall()
    {
        using CancellationTokenSource stop = new();
        Pipe toServer = new();
        Pipe toClient = new();
        McpServerOptions options = new() { ToolCollection = [McpServerTool.Create((int a, int b) => $"{a + b}", new McpServerToolCreateOptions { Name = "add", Description = "adds" })] };
        McpServer server = McpServer.Create(new StreamServerTransport(toServer.Reader.AsStream(), toClient.Writer.AsStream()), options);
        await using (server)
        {
            Task serving = server.RunAsync(stop.Token);
            McpTools tools = await McpTools.ConnectAsync(new StreamClientTransport(toServer.Writer.AsStream(), toClient.Reader.AsStream()), "in process", CancellationToken.None);
            await using (tools)
            {
                tools.Functions.ShouldHaveSingleItem().Name.ShouldBe("add");
                FunctionModel model = new((number, messages, asked, _) => Task.FromResult(number == 1
                    ? new ChatResponse(new ChatMessage(ChatRole.Assistant, [new FunctionCallContent("c", asked!.Tools![0].Name, new Dictionary<string, object?> { ["a"] = 40, ["b"] = 2 })]))
                    : FunctionModel.Says(messages[^1].Contents.OfType<FunctionResultContent>().Single().Result!.ToString()!)));
                Conversation conversation = new(Sample.Of("s", "40 + 2?"), 1, model);

                await new ToolSolver(tools.Functions, new ToolSolverOptions(), TimeProvider.System).SolveAsync(conversation, CancellationToken.None);

                conversation.Reply.ShouldContain("42");
            }

            await stop.CancelAsync();
            await Should.NotThrowAsync(() => serving.ContinueWith(_ => { }, TaskScheduler.Default));
        }
    }

    [Fact]
    public async Task StartAsync_AProgramThatIsNotThere_IsOneClearLine()
    {
        McpException failure = await Should.ThrowAsync<McpException>(() => McpTools.StartAsync("plumbline-no-such-program", [], CancellationToken.None));

        failure.Message.ShouldStartWith("MCP server plumbline-no-such-program: ");
        failure.Message.ShouldNotContain('\n');
    }
}
