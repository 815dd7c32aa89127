using GainsightEvents.Emulator;

namespace GainsightEvents.Tool.Tests.Sending;

/// <summary>The frame of tests that send: a folder with an application's settings and plan, and the emulator that they name.</summary>
public abstract class SendingTests : IAsyncLifetime
{
    internal TestFolder Folder { get; } = new();

    internal GainsightEmulator Emulator { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Emulator = await GainsightEmulator.StartAsync(new EmulatorOptions { PxQuota = null });
        SendFiles.WriteApplication(Folder, Emulator.BaseAddress);
    }

    public async ValueTask DisposeAsync()
    {
        await Emulator.DisposeAsync();
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }
}
