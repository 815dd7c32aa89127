using System.Text;
using GainsightEvents.Tests.Outbox;
using GainsightEvents.Tests.Time;

namespace GainsightEvents.Outbox.Sqlite.Tests;

/// <summary>
/// The files of an outbox as a process leaves them that was killed, part of it in the database and part in the log beside it: entries of two lanes that
/// wait, are leased, are held, are due later, are dead, and were delivered.
/// </summary>
internal sealed class DamagedCopy
{
    private static readonly string[] Suffixes = ["", "-wal", "-mark"];

    private readonly Dictionary<string, byte[]> _files = [];

    /// <summary>What was acknowledged and not delivered: the body of each entry.</summary>
    public Dictionary<(Guid, Lane), string> Kept { get; } = [];

    /// <summary>How many were delivered.</summary>
    public int Delivered { get; private set; }

    public static async Task<DamagedCopy> MakeAsync(int seed)
    {
        var copy = new DamagedCopy();
        var random = new Random(seed);
        await using var file = new SqliteFile();
        await using var outbox = file.Open(10_000, 64 << 20, TimeSpan.FromDays(30), new FakeTimeProvider());
        var driver = new OutboxDriver(outbox, new FakeTimeProvider());
        await copy.FillAsync(driver, random, random.Next(50, 250));
        await using (var connection = file.Connect(TimeSpan.FromSeconds(1)))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(PASSIVE)";
            await command.ExecuteNonQueryAsync(CancellationToken.None);
        }

        await copy.FillAsync(driver, random, random.Next(1, 100));
        foreach (var suffix in Suffixes)
        {
            await using var stream = new FileStream(file.Path + suffix, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[stream.Length];
            await stream.ReadExactlyAsync(bytes);
            copy._files[suffix] = bytes;
        }

        return copy;
    }

    /// <summary>Writes the files under a path, damaged.</summary>
    /// <returns>What was done to them.</returns>
    public string Write(string path, Random random)
    {
        var files = _files.ToDictionary(static file => file.Key, static file => file.Value.ToArray());
        var victim = random.Next(3) == 0 ? "-wal" : "";
        var bytes = files[victim];
        var what = "";
        switch (random.Next(8))
        {
            case 0:
                files[victim] = bytes[..random.Next(bytes.Length)];
                what = $"cut to {files[victim].Length} of {bytes.Length} bytes";
                break;
            case 1:
                files.Remove(victim);
                what = "removed";
                break;
            case 2:
                var page = random.Next(bytes.Length / 4096) * 4096;
                bytes.AsSpan(page, Math.Min(4096, bytes.Length - page)).Clear();
                what = $"a page of zeros at {page}";
                break;
            default:
                var count = 1 << random.Next(6);
                for (var i = 0; i < count; i++)
                {
                    bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                }

                what = $"{count} bytes changed";
                break;
        }

        foreach (var (suffix, content) in files)
        {
            File.WriteAllBytes(path + suffix, content);
        }

        return $"outbox.db{victim}: {what}";
    }

    private async Task FillAsync(OutboxDriver driver, Random random, int entries)
    {
        for (var i = 0; i < entries; i++)
        {
            var lane = random.Next(4) == 0 ? OutboxDriver.OtherLane : Lane.Px;
            var body = OutboxDriver.BodyOf($"{Guid.NewGuid()}", random.Next(1500));
            var entry = driver.Entry(OutboxDriver.Header($"Event {random.Next(6)}", (EventPriority)random.Next(-1, 2)), 0, body.Length, lane) with
            {
                DeadReason = random.Next(10) == 0 ? "a reason" : null,
            };
            Assert.Equal(AppendStatus.Committed, (await driver.Outbox.AppendAsync([entry], Encoding.UTF8.GetBytes(body), OverflowPolicy.Reject, CancellationToken.None)).Status);
            Kept.Add((entry.EventId, lane), body);
        }

        foreach (var lane in new[] { Lane.Px, OutboxDriver.OtherLane })
        {
            // Each claim is that of a process with other settings, so that no lane is held up.
            driver.Version++;
            foreach (var entry in (await driver.ClaimAsync(entries / 4, lane)).Entries)
            {
                var kind = (AttemptKind)random.Next(8);
                if (kind <= AttemptKind.GivenBack && (await driver.SettleAsync(entry, kind)).Fate == EntryFate.Delivered)
                {
                    Kept.Remove((entry.EventId, lane));
                    Delivered++;
                }
            }
        }
    }
}
