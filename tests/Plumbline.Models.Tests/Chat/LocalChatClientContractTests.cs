using Microsoft.Extensions.AI;

namespace Plumbline.Models.Tests.Chat;

/// <summary>The contract, kept by the local client.</summary>
public sealed class LocalChatClientContractTests : ChatClientContract, IDisposable
{
    private readonly ChatModel _model = new();

    public void Dispose() => _model.Dispose();

    protected override IChatClient CreateClient() => _model.Client();
}
