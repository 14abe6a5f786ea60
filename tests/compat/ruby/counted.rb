# frozen_string_literal: true

# Closes a run of minitest with the line "N passed, N failed, N skipped".
module Minitest
  class CountedReporter < StatisticsReporter
    def report
      super
      failed = failures + errors
      io.puts "#{count - failed - skips} passed, #{failed} failed, #{skips} skipped"
    end
  end

  def self.plugin_counted_init(options)
    reporter << CountedReporter.new(options[:io], options)
  end

  extensions << 'counted'
end
