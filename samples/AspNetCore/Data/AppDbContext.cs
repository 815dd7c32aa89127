using AspNetCore.Accounts;
using AspNetCore.Reports;
using Microsoft.EntityFrameworkCore;

namespace AspNetCore.Data;

/// <summary>The application's own data.</summary>
public sealed class AppDbContext(DbContextOptions<AppDbContext> options) : DbContext(options)
{
    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<User> Users => Set<User>();

    public DbSet<Report> Reports => Set<Report>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Account>().HasIndex(account => account.Name).IsUnique();
        modelBuilder.Entity<User>().HasIndex(user => new { user.AccountId, user.Name }).IsUnique();
        modelBuilder.Entity<Report>().HasIndex(report => report.AccountId);
    }
}
